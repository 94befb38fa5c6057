import type { StoredArticle } from '../format/store-chunk.ts';
import type { RankedArticle } from './rank-articles.ts';
import { excerptOf, markText } from '../passage/excerpt.ts';
import { findMarks, type Mark } from '../passage/find-marks.ts';
import type { ArticleText } from '../ranking/article-words.ts';
import type { Lexicon } from '../ranking/lexicon.ts';
import type { SearchSection } from '../search-document.ts';
import type { HitSection, SearchHit } from '../search-results.ts';

/** Sections shown below the best one, and how good they must be beside it. */
const otherSectionLimit = 2;
const otherSectionShare = 0.7;
const wordLimit = 24;

/**
 * Prepares what a result shows of an article.
 *
 * @param weights How telling the words are that answer, by their numbers.
 */
export function presentArticle(
  { stored, words, nearness: { sections }, resemblance, isThanksToCases, full: score }: RankedArticle,
  weights: ReadonlyMap<number, number>,
): SearchHit {
  const marksIn = (part: ArticleText['part'], section = -1): Mark[] =>
    findMarks(
      words,
      words.texts.find((text) => text.part === part && text.section === section),
      weights,
    );
  const hitSection = (section: SearchSection): HitSection => ({
    id: section.id,
    address: section.id === '' ? stored.address : `${stored.address}#${section.id}`,
    heading: markText(section.heading, marksIn('heading', stored.sections.indexOf(section))),
  });
  const [first, ...rest] = Array.from(sections)
    .toSorted(([a, goodA], [b, goodB]) => goodB - goodA || a - b)
    .flatMap(([section, goodness]) => {
      const content = stored.sections[section];
      return content ? [{ content, goodness }] : [];
    });
  const others = rest
    .filter(
      ({ content, goodness }) => content.id !== '' && goodness >= (first?.goodness ?? 0) * otherSectionShare,
    )
    .slice(0, otherSectionLimit);
  const isTold = first !== undefined && first.content.text.trim() !== '';
  const text = isTold ? first.content.text : beginningOf(stored);
  const marks = isTold ? marksIn('body', stored.sections.indexOf(first.content)) : [];
  const { key, language, type, confidence, audience, products, day } = stored;
  const statement = stored.cases?.statements[resemblance.statement];
  const said = words.texts.filter(({ part }) => part === 'statement')[resemblance.statement];
  const cases = stored.cases &&
    statement !== undefined && {
      reuse: stored.cases.reuse,
      statement: excerptOf(statement, findMarks(words, said, weights)),
      isDecisive: isThanksToCases,
    };
  return {
    key,
    language,
    type,
    confidence,
    audience,
    products,
    day,
    score,
    address: first ? hitSection(first.content).address : stored.address,
    title: markText(stored.title, marksIn('title')),
    ...(first && { section: hitSection(first.content) }),
    passage: excerptOf(text, marks),
    otherSections: others.map(({ content }) => hitSection(content)),
    words: wordsOf(text, marks),
    ...(cases && { cases }),
  };
}

/** What was found in a text, the most telling words first. */
function wordsOf(text: string, marks: readonly Mark[]): string[] {
  const words = marks.toSorted((a, b) => b.weight - a.weight).map(({ start, end }) => text.slice(start, end));
  return [...new Set(words)].slice(0, wordLimit);
}

/** What an article says first, for when no section answers. */
function beginningOf({ summary, sections }: StoredArticle): string {
  return summary || (sections.find(({ text }) => text.trim() !== '')?.text ?? '');
}

/** By number of a word: how telling it is, for the words that found terms stand for. */
export function weighWords(
  terms: ReadonlyMap<string, number>,
  lexicon: Lexicon,
): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  for (const [term, weight] of terms) {
    for (const word of lexicon.wordsOfTerm(term)) weights.set(word, Math.max(weight, weights.get(word) ?? 0));
  }
  return weights;
}
