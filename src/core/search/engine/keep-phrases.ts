import { foldText } from '../analysis/fold-text.ts';
import { spacelessScripts } from '../analysis/spaceless-scripts.ts';
import { splitWords } from '../analysis/split-words.ts';
import { searchFields, type SearchFieldName } from '../fields.ts';
import type { StoredArticle } from '../format/store-chunk.ts';
import { bestOf, keepCandidates } from './candidates.ts';
import type { Narrow, QueryAnswer } from './query-answer.ts';
import { languagesOf, type SearchContext } from './search-context.ts';

/** Texts that are read for one query at most; each is a file. */
const phraseReadings = 64;
/** Fields whose texts the result store has. */
const storedFields: ReadonlySet<SearchFieldName> = new Set(['title', 'summary', 'body', 'cases']);

/**
 * Keeps the candidates in which the words of phrases stand together and in order, whatever stands between words but other
 * words. Of fields that hold nothing but short lines, such as symptoms and codes, all words of a phrase are enough.
 */
export async function keepPhrases(
  phrases: readonly string[],
  { candidates, named, answer }: QueryAnswer,
  narrow: Narrow,
  context: SearchContext,
): Promise<Pick<QueryAnswer, 'candidates' | 'named' | 'isTotalExact'>> {
  const { files, missing, signal } = context;
  const isAll = candidates.articles.length <= phraseReadings;
  const read = bestOf(isAll ? candidates : await narrow(candidates), phraseReadings);
  const patterns = phrases.map(phrasePattern);
  const inFields = phrases.map((phrase) => fieldsWithAllWords(phrase, answer, context));
  const kept = await Promise.all(
    read.map(async ({ article }): Promise<number[]> => {
      const stored = await files.readArticle(article, missing);
      const texts = stored ? textsOf(stored) : [];
      const hasAll = patterns.every(
        (pattern, index) =>
          inFields[index]?.has(article) === true || texts.some((text) => pattern.test(text)),
      );
      return hasAll ? [article] : [];
    }),
  );
  signal?.throwIfAborted();
  const articles = new Set(kept.flat());
  return {
    candidates: keepCandidates(candidates, (article) => articles.has(article)),
    named: named.filter(({ article }) => articles.has(article)),
    isTotalExact: isAll || read.length < phraseReadings,
  };
}

function textsOf({ title, summary, sections, cases }: StoredArticle): string[] {
  const inSections = sections.flatMap(({ heading, text }) => [heading, text]);
  return [title, summary, ...inSections, ...(cases?.statements ?? [])].map(normalize);
}

const endsSpaceless = new RegExp(`[${spacelessScripts}]$`, 'u');
const normalize = (text: string): string => foldText(text).toLowerCase();

/** Finds a phrase in folded text: its letters and digits, with anything else between its words. */
function phrasePattern(phrase: string): RegExp {
  const words = normalize(phrase).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const pattern = words.reduce((before, word) => {
    // Scripts without spaces have the next word at once.
    const least = endsSpaceless.test(before) ? '*' : '+';
    return before === '' ? word : String.raw`${before}[^\p{L}\p{N}]${least}${word}`;
  }, '');
  const letter = String.raw`[[\p{L}\p{N}]--[${spacelessScripts}]]`;
  return new RegExp(`(?<!${letter}(?=${letter}))${pattern}(?!(?<=${letter})${letter})`, 'v');
}

/** Numbers of the articles that have all words of a phrase in one field whose texts results do not show. */
function fieldsWithAllWords(
  phrase: string,
  { postings }: QueryAnswer['answer'],
  context: SearchContext,
): ReadonlySet<number> {
  const analyzers = languagesOf(context);
  let places: ReadonlySet<number> | undefined;
  for (const { text } of splitWords(phrase)) {
    const terms = new Set(
      analyzers.flatMap((analyzer) => analyzer.termsOfWord(text).map(({ term }) => term)),
    );
    if (terms.size === 0) continue;
    const ofWord = new Set<number>();
    for (const term of terms) {
      const { documents = [], fields = [] } = postings.get(term) ?? {};
      documents.forEach((document, index) => {
        const field = fields[index] ?? 0;
        if (!storedFields.has(searchFields[field]?.name ?? 'body'))
          ofWord.add(document * searchFields.length + field);
      });
    }
    places = places === undefined ? ofWord : places.intersection(ofWord);
  }
  return new Set(Array.from(places ?? [], (place) => Math.floor(place / searchFields.length)));
}
