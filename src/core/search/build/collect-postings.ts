import { wordRulesOf } from '../analysis/languages/word-rules.ts';
import { wordsOf } from '../analysis/split-words.ts';
import { formsOfWord, type WordRules } from '../analysis/word-terms.ts';
import { fieldsWithoutCases, searchFields } from '../fields.ts';
import { createPosting, emptyPosting, maximumFrequency, type Posting } from '../format/posting.ts';
import type { ShardTerm } from '../format/term-shard.ts';
import { fieldTexts, type SearchArticle } from '../search-document.ts';
import { createColumn, type Column } from './column.ts';

/** Everything that the texts of a base say to the index. */
export interface CollectedPostings {
  /** Sorted. */
  readonly terms: readonly string[];
  /** What is known of each of them; made when it is asked for, since there are very many. */
  readonly contentOf: (term: string) => Pick<ShardTerm, 'posting' | 'inflections'>;
  /** By field, for each article: the number of terms. */
  readonly fieldLengths: readonly Int32Array[];
}

/**
 * Reads all texts once. Only forms are recorded: a stem stands where its inflections do, which halves the index, and
 * readers join them again.
 */
export function collectPostings(articles: readonly SearchArticle[]): CollectedPostings {
  const dictionary = createDictionary();
  const occurrences = { terms: createColumn(), places: createColumn(), frequencies: createColumn() };
  const fields = articles.some(({ cases }) => cases)
    ? searchFields
    : searchFields.slice(0, fieldsWithoutCases);
  const fieldLengths = fields.map(() => new Int32Array(articles.length));
  const frequencyOf: number[] = [];
  articles.forEach((article, document) => {
    const read = dictionary.readerOf(article.language);
    fields.forEach(({ name }, field) => {
      const seen: number[] = [];
      let length = 0;
      for (const text of fieldTexts(article, name)) {
        length += read(text, (term) => {
          const frequency = frequencyOf[term] ?? 0;
          if (frequency === 0) seen.push(term);
          frequencyOf[term] = frequency + 1;
        });
      }
      for (const term of seen) {
        occurrences.terms.push(term);
        occurrences.places.push(document * searchFields.length + field);
        occurrences.frequencies.push(frequencyOf[term] ?? 0);
        frequencyOf[term] = 0;
      }
      const lengths = fieldLengths[field];
      if (lengths) lengths[document] = length;
    });
  });
  const { inflections, numberOf } = dictionary;
  const postings = sortByTerm(dictionary.terms.length, occurrences);
  return {
    terms: [...new Set([...dictionary.terms, ...inflections.keys()])].toSorted(),
    contentOf: (term) => {
      const number = numberOf(term);
      return {
        posting: number === undefined ? emptyPosting : postings(number),
        inflections: inflectionsOf(term, inflections),
      };
    },
    fieldLengths,
  };
}

function inflectionsOf(stem: string, inflections: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return Array.from(inflections.get(stem) ?? []).toSorted();
}

/** Reads a text, tells each form's number as often as it occurs, and gives the number of terms, stems included. */
type Reader = (text: string, tell: (term: number) => void) => number;

interface Dictionary {
  /** Forms by their number, in the order in which they were met. */
  readonly terms: readonly string[];
  /** By stem: the forms, other than itself, that have it. */
  readonly inflections: ReadonlyMap<string, ReadonlySet<string>>;
  /** The number of a form that was met. */
  readonly numberOf: (form: string) => number | undefined;
  readonly readerOf: (language: string) => Reader;
}

function createDictionary(): Dictionary {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const inflections = new Map<string, Set<string>>();
  const readers = new Map<string, Reader>();
  const addForm = (form: string): number => {
    const known = numbers.get(form);
    if (known !== undefined) return known;
    numbers.set(form, terms.length);
    return terms.push(form) - 1;
  };
  const inflect = (form: string, stem: string): void => {
    const forms = inflections.get(stem);
    if (forms) forms.add(form);
    else inflections.set(stem, new Set([form]));
  };
  const createReader = (rules: WordRules): Reader => {
    const numbersOfWord = new Map<string, { readonly forms: readonly number[]; readonly terms: number }>();
    return (text, tell) => {
      let length = 0;
      for (const word of wordsOf(text)) {
        let ofWord = numbersOfWord.get(word);
        if (!ofWord) {
          const forms = formsOfWord(word, rules);
          for (const { form, stem } of forms) if (stem !== undefined) inflect(form, stem);
          const stems = forms.filter(({ stem }) => stem !== undefined).length;
          ofWord = { forms: forms.map(({ form }) => addForm(form)), terms: forms.length + stems };
          numbersOfWord.set(word, ofWord);
        }
        for (const form of ofWord.forms) tell(form);
        length += ofWord.terms;
      }
      return length;
    };
  };
  return {
    terms,
    inflections,
    numberOf: (form) => numbers.get(form),
    readerOf: (language) => {
      const reader = readers.get(language) ?? createReader(wordRulesOf(language));
      readers.set(language, reader);
      return reader;
    },
  };
}

/** Sorts occurrences by term; within one they keep their order, which is that of documents and fields. */
function sortByTerm(
  termCount: number,
  { terms, places, frequencies }: Readonly<Record<'terms' | 'places' | 'frequencies', Column>>,
): (term: number) => Posting {
  const total = terms.length;
  const starts = new Int32Array(termCount + 1);
  for (let index = 0; index < total; index++) starts[terms.at(index) + 1]! += 1;
  for (let term = 0; term < termCount; term++) starts[term + 1]! += starts[term]!;
  const next = starts.slice();
  const sorted = {
    documents: new Int32Array(total),
    fields: new Uint8Array(total),
    frequencies: new Uint16Array(total),
  };
  for (let index = 0; index < total; index++) {
    const to = next[terms.at(index)]!++;
    const place = places.at(index);
    sorted.documents[to] = Math.floor(place / searchFields.length);
    sorted.fields[to] = place % searchFields.length;
    sorted.frequencies[to] = Math.min(maximumFrequency, frequencies.at(index));
  }
  return (term) => {
    const [from, to] = [starts[term], starts[term + 1]];
    return createPosting({
      documents: sorted.documents.subarray(from, to),
      fields: sorted.fields.subarray(from, to),
      frequencies: sorted.frequencies.subarray(from, to),
    });
  };
}
