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
  const fields = articles.some(({ cases }) => cases)
    ? searchFields
    : searchFields.slice(0, fieldsWithoutCases);
  const fieldLengths = fields.map(() => new Int32Array(articles.length));
  const occurrences: Occurrences = {
    terms: createColumn(4),
    frequencies: createColumn(2),
    fields: fields.length,
    ends: createColumn(4),
  };
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
        occurrences.frequencies.push(Math.min(maximumFrequency, frequencyOf[term] ?? 0));
        frequencyOf[term] = 0;
      }
      occurrences.ends.push(occurrences.terms.length);
      const lengths = fieldLengths[field];
      if (lengths) lengths[document] = length;
    });
  });
  const { terms, inflections, numberOf } = dictionary;
  const postings = sortByTerm(terms.length, occurrences);
  const stems = Array.from(inflections.keys()).filter((stem) => numberOf(stem) === undefined);
  return {
    terms: [...terms, ...stems].toSorted(),
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

const noInflections: readonly string[] = [];

function inflectionsOf(stem: string, inflections: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return inflections.get(stem)?.toSorted() ?? noInflections;
}

/** Reads a text, tells each form's number as often as it occurs, and gives the number of terms, stems included. */
type Reader = (text: string, tell: (term: number) => void) => number;

interface Dictionary {
  /** Forms by their number, in the order in which they were met. */
  readonly terms: readonly string[];
  /** By stem: the forms, other than itself, that have it. */
  readonly inflections: ReadonlyMap<string, readonly string[]>;
  /** The number of a form that was met. */
  readonly numberOf: (form: string) => number | undefined;
  readonly readerOf: (language: string) => Reader;
}

function createDictionary(): Dictionary {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const inflections = new Map<string, string[]>();
  const readers = new Map<string, Reader>();
  const addForm = (form: string): number => {
    const known = numbers.get(form);
    if (known !== undefined) return known;
    numbers.set(form, terms.length);
    return terms.push(form) - 1;
  };
  const inflect = (form: string, stem: string): void => {
    const forms = inflections.get(stem);
    if (!forms) inflections.set(stem, [form]);
    else if (!forms.includes(form)) forms.push(form);
  };
  const createReader = (rules: WordRules): Reader => {
    // By word: where in the column the number of its terms stands, then that of its forms, then these.
    const places = new Map<string, number>();
    const known = createColumn(4);
    const analyse = (word: string): number => {
      const place = known.length;
      const forms = formsOfWord(word, rules);
      const stems = forms.filter(({ stem }) => stem !== undefined).length;
      known.push(forms.length + stems);
      known.push(forms.length);
      for (const { form, stem } of forms) {
        if (stem !== undefined) inflect(form, stem);
        known.push(addForm(form));
      }
      places.set(word, place);
      return place;
    };
    return (text, tell) => {
      let length = 0;
      for (const word of wordsOf(text)) {
        const place = places.get(word) ?? analyse(word);
        const first = place + 2;
        const end = first + known.at(place + 1);
        for (let at = first; at < end; at++) tell(known.at(at));
        length += known.at(place);
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

/** Forms with how often they occur, those of a field after those of another, in the order of documents and fields. */
interface Occurrences {
  readonly terms: Column;
  readonly frequencies: Column;
  /** How many fields each document has. */
  readonly fields: number;
  /** Where each field of each document ends. */
  readonly ends: Column;
}

/** Sorts occurrences by term; within one they keep their order, which is that of documents and fields. */
function sortByTerm(
  termCount: number,
  { terms, frequencies, fields, ends }: Occurrences,
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
  for (let index = 0, place = 0; index < total; index++) {
    while (ends.at(place) <= index) place++;
    const to = next[terms.at(index)]!++;
    sorted.documents[to] = Math.floor(place / fields);
    sorted.fields[to] = place % fields;
    sorted.frequencies[to] = frequencies.at(index);
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
