import { createVocabulary, type Vocabulary } from './vocabulary-bands.ts';
import type { DocumentName, SetDocument } from './read-set.ts';
import { seededRandom } from './seeded-random.ts';
import { isUnspaced, segmentWords } from './segment-words.ts';

/*
 * How a set is made larger. Each copy of a document keeps its length, its lines and its headings, and the words that more
 * than half of all documents have. Of its other words it keeps a third, and has others for the rest, one for each, the
 * same all over the copy: as an article about another product of the field would. A word is replaced by one that is
 * about as frequent in the set, so that every word becomes more frequent with the number of documents, and searching
 * has as much more to do as in a real base of that size. Of the words of one document only, half are replaced by new ones, so
 * that the vocabulary grows, too; codes and numbers of three digits or more get other digits.
 *
 * So a copy has all the words of a query only by chance, and the judgements of the set stay right. Everything follows
 * from the texts alone: the same set gives the same copies.
 */

/** Share of its words that a copy keeps, of those that not most documents have. */
const keptShare = 1 / 3;
/** Share of the words of one document only that are replaced by new ones. */
const newShare = 1 / 2;

/** Names of the documents that `scaleDocuments` gives. */
export function nameScaled(documents: readonly DocumentName[], times: number): DocumentName[] {
  return Array.from({ length: times }, (_, round) =>
    documents.map(({ id, lang }) => ({ id: copyId(id, round), lang })),
  ).flat();
}

/** The documents, followed by copies of all of them with other words until there are `times` as many. */
export function scaleDocuments(documents: readonly SetDocument[], times: number): SetDocument[] {
  if (times === 1) return [...documents];
  const vocabulary = createVocabulary(
    documents.map((document) => wordsOf(`${document.title}\n${document.text}`, document.lang)),
  );
  const scaled = [...documents];
  for (let round = 1; round < times; round += 1) {
    for (const document of documents) scaled.push(copyOf(document, copyId(document.id, round), vocabulary));
  }
  return scaled;
}

function copyId(id: string, round: number): string {
  return round === 0 ? id : `${id}#${round + 1}`;
}

function copyOf(document: SetDocument, id: string, vocabulary: Vocabulary): SetDocument {
  const random = seededRandom(id);
  const replacements = new Map<string, string>();
  const replace = (word: string): string => {
    const lower = word.toLowerCase();
    const replacement = replacements.get(lower) ?? replacementFor(lower, vocabulary, random);
    replacements.set(lower, replacement);
    return inCaseOf(word, replacement);
  };
  const replaceIn = (text: string): string => replaceWords(text, document.lang, replace);
  return {
    id,
    lang: document.lang,
    title: replaceIn(document.title),
    // By line, so that a heading and its line are cut into words alike.
    text: document.text.split('\n').map(replaceIn).join('\n'),
    headings: document.headings.map(replaceIn),
  };
}

function replacementFor(word: string, vocabulary: Vocabulary, random: () => number): string {
  if (/\d/.test(word))
    return /^\d{1,2}$/.test(word) ? word : word.replace(/\d/g, () => String(Math.floor(random() * 10)));
  if (vocabulary.isInMostDocuments(word) || random() < keptShare) return word;
  const other = vocabulary.pickAsFrequent(word, random);
  if (!vocabulary.isInOneDocument(word) || random() >= newShare) return other;
  return word.slice(0, Math.ceil(word.length / 2)) + other.slice(Math.floor(other.length / 2));
}

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;

function wordsOf(text: string, language: string): string[] {
  const words = isUnspaced(language) ? segmentWords(text, language) : (text.match(wordPattern) ?? []);
  return words.map((word) => word.toLowerCase());
}

function replaceWords(text: string, language: string, replace: (word: string) => string): string {
  if (!isUnspaced(language)) return text.replace(wordPattern, replace);
  let replaced = '';
  let end = 0;
  for (const word of segmentWords(text, language)) {
    const start = text.indexOf(word, end);
    replaced += text.slice(end, start) + replace(word);
    end = start + word.length;
  }
  return replaced + text.slice(end);
}

function inCaseOf(model: string, word: string): string {
  if (model === model.toLowerCase()) return word;
  if (model.length > 1 && model === model.toUpperCase()) return word.toUpperCase();
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
