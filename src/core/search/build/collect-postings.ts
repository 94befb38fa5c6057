import { createAnalyzer, type Analyzer } from '../analysis/analyzer.ts';
import { searchFields } from '../fields.ts';
import { fieldText, type SearchArticle, type SearchSection } from '../search-document.ts';
import type { FieldPosting, Posting } from '../format/posting.ts';
import { splitWords } from '../analysis/split-words.ts';

/** Everything that the texts of a base say to the index, terms sorted. */
export interface CollectedPostings {
  readonly terms: readonly (readonly [string, Posting])[];
  /** By field: the number of terms, for each document or for each article. */
  readonly fieldLengths: readonly (readonly number[])[];
}

/** Occurrences in one field, in columns. */
interface Occurrences {
  readonly terms: number[];
  readonly owners: number[];
  readonly frequencies: number[];
}

/**
 * Reads all texts once. The fields that an article's sections share are read once per article and counted for the
 * article, which keeps the index small; lunr would hold them for every section.
 */
export function collectPostings(articles: readonly SearchArticle[]): CollectedPostings {
  const dictionary = createDictionary();
  const occurrences: Occurrences[] = searchFields.map(() => ({ terms: [], owners: [], frequencies: [] }));
  const fieldLengths: number[][] = searchFields.map(() => []);
  const frequencyOf: number[] = [];
  let document = 0;

  const readField = (field: number, owner: number, terms: readonly number[]): void => {
    const seen: number[] = [];
    for (const term of terms) {
      const frequency = frequencyOf[term] ?? 0;
      if (frequency === 0) seen.push(term);
      frequencyOf[term] = frequency + 1;
    }
    const columns = occurrences[field];
    for (const term of seen) {
      columns?.terms.push(term);
      columns?.owners.push(owner);
      columns?.frequencies.push(frequencyOf[term] ?? 0);
      frequencyOf[term] = 0;
    }
    fieldLengths[field]?.push(terms.length);
  };

  articles.forEach((article, articleNumber) => {
    const read = dictionary.readerOf(article.language);
    article.sections.forEach((section: SearchSection, position) => {
      searchFields.forEach(({ name, scope }, field) => {
        if (scope === 'article' && position > 0) return;
        readField(
          field,
          scope === 'article' ? articleNumber : document,
          read(fieldText(article, section, name)),
        );
      });
      document++;
    });
  });
  return { terms: sortPostings(dictionary.terms, dictionary.ranks, occurrences), fieldLengths };
}

interface Dictionary {
  /** Terms by their number, in the order in which they were met. */
  readonly terms: string[];
  /** By term: how many terms were new before it in the text where it was met. */
  readonly ranks: number[];
  /** Reads a text of a language as the numbers of its terms. */
  readonly readerOf: (language: string) => (text: string) => number[];
}

function createDictionary(): Dictionary {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const ranks: number[] = [];
  const readers = new Map<string, (text: string) => number[]>();
  const createReader = (analyzer: Analyzer) => {
    const numbersOfWord = new Map<string, readonly number[]>();
    return (text: string): number[] => {
      const start = terms.length;
      const number = (term: string): number => {
        const known = numbers.get(term);
        if (known !== undefined) return known;
        numbers.set(term, terms.length);
        ranks.push(terms.length - start);
        return terms.push(term) - 1;
      };
      const found: number[] = [];
      for (const { text: word } of splitWords(text)) {
        let ofWord = numbersOfWord.get(word);
        if (!ofWord) {
          ofWord = analyzer.termsOfWord(word).map(({ term }) => number(term));
          numbersOfWord.set(word, ofWord);
        }
        for (const term of ofWord) found.push(term);
      }
      return found;
    };
  };
  return {
    terms,
    ranks,
    readerOf: (language) => {
      const reader = readers.get(language) ?? createReader(createAnalyzer(language));
      readers.set(language, reader);
      return reader;
    },
  };
}

function sortPostings(
  terms: readonly string[],
  ranks: readonly number[],
  occurrences: readonly Occurrences[],
): (readonly [string, Posting])[] {
  const fieldsOf: FieldPosting[][] = terms.map(() => []);
  occurrences.forEach(({ terms: column, owners, frequencies }, field) => {
    const owned = new Map<number, { field: number; owners: number[]; frequencies: number[] }>();
    column.forEach((term, index) => {
      let posting = owned.get(term);
      if (!posting) {
        posting = { field, owners: [], frequencies: [] };
        owned.set(term, posting);
        fieldsOf[term]?.push(posting);
      }
      posting.owners.push(owners[index] ?? 0);
      posting.frequencies.push(frequencies[index] ?? 0);
    });
  });
  return terms
    .map((term, number): readonly [string, Posting] => [
      term,
      { rank: ranks[number] ?? 0, fields: fieldsOf[number] ?? [] },
    ])
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
