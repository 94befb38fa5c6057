import type { Analyzer } from '../analysis/analyzer.ts';
import { wordsOf } from '../analysis/split-words.ts';
import { searchFields } from '../fields.ts';
import { createPosting, maximumFrequency, type Posting } from '../format/posting.ts';
import type { Glossary } from '../format/glossary.ts';
import { findNames, type FoundName } from '../glossary/find-names.ts';
import type { ClauseList } from '../query/clauses.ts';
import type { OtherName } from '../ranking/nearness.ts';
import type { ExpandedClause } from './match-articles.ts';
import type { SearchContext } from './search-context.ts';

/** How articles answer a query by other names of what it asks for. */
export interface Synonyms {
  readonly clauses: readonly ExpandedClause[];
  /** What the clauses stand for: names that no text has, and where one of the synonyms is. */
  readonly postings: readonly (readonly [string, Posting])[];
  /** The synonyms, each word with the terms that stand for it. */
  readonly names: readonly OtherName[];
}

/** What an index says of names. */
export interface KnownNames {
  /** By term: what it is short for. */
  readonly longForms: ReadonlyMap<string, readonly string[]>;
  readonly glossary: Glossary;
}

/** A synonym counts half of what the word itself does. */
const synonymBoost = 0.5;

/** Where something is: how often, by article and field. */
type Places = ReadonlyMap<number, number>;

/**
 * Looks for the synonyms of a query's names. They stand for a unit only in fields that do not have the unit itself: a name
 * beside its abbreviation says nothing new. A synonym of several words counts in a field that has all of them.
 */
export async function answerBySynonyms(
  { pieces }: ClauseList,
  clauses: readonly ExpandedClause[],
  postings: ReadonlyMap<string, Posting>,
  { longForms, glossary }: KnownNames,
  { files, missing, signal, statistics, analyzerOf }: SearchContext,
): Promise<Synonyms> {
  const analyzers = files.manifest.languages.map(analyzerOf);
  const names = [
    ...findNames(pieces, glossary, analyzers),
    ...findAbbreviations(pieces, clauses, longForms),
  ].map(({ units, others }) => ({
    units,
    others: others.map((name) => wordsOf(name).flatMap((word) => alternativesOf(word, analyzers))),
  }));
  const terms = names.flatMap(({ others }) => others.flat(2));
  const found = await files.readPostings([...new Set(terms)], missing);
  signal?.throwIfAborted();

  const byUnit = new Map<number, Map<number, number>>();
  for (const { units, others } of names) {
    for (const places of others.map((words) => placesOfAll(words, found))) {
      for (const unit of units) {
        const ofUnit = byUnit.get(unit) ?? new Map<number, number>();
        byUnit.set(unit, ofUnit);
        for (const [place, count] of places) ofUnit.set(place, Math.max(count, ofUnit.get(place) ?? 0));
      }
    }
  }
  const fields = searchFields.map(({ name }) => name);
  const answers = Array.from(byUnit, ([unit, places]) => {
    const own = clauses.filter((clause) => clause.unit === unit).flatMap((clause) => clause.found);
    const ownPostings = own.flatMap((term) => postings.get(term) ?? []);
    const posting = postingOf(places, ownPostings);
    // Rare as they may be, synonyms say no more than the word.
    const most = Math.max(...ownPostings.map(statistics.rarity));
    const share = Number.isFinite(most) ? Math.min(1, most / statistics.rarity(posting)) : 1;
    const name = `synonyms of ${unit}`;
    const clause: ExpandedClause = {
      kind: 'terms',
      terms: [name],
      found: [name],
      edits: 0,
      fields,
      boost: synonymBoost * share,
      presence: 'optional',
      unit,
      isSynonym: true,
    };
    return { name, posting, clause };
  }).filter(({ posting }) => posting.documentCount > 0);
  return {
    clauses: answers.map(({ clause }) => clause),
    postings: answers.map(({ name, posting }) => [name, posting]),
    names: names.flatMap(({ units, others }) => others.map((words) => ({ words, units }))),
  };
}

/** The words of a query that are short for something. */
function findAbbreviations(
  pieces: ClauseList['pieces'],
  clauses: readonly ExpandedClause[],
  longForms: KnownNames['longForms'],
): FoundName[] {
  return pieces.flatMap(({ units, isFree }) =>
    clauses.flatMap(({ unit, kind, found }) => {
      if (!isFree || kind !== 'terms' || unit === undefined || !units.includes(unit)) return [];
      const others = found.flatMap((term) => longForms.get(term) ?? []);
      return others.length === 0 ? [] : [{ units: [unit], others }];
    }),
  );
}

/** Terms of a word, any of which will do; each pair of Chinese characters by itself; none of a stop word. */
function alternativesOf(word: string, analyzers: readonly Analyzer[]): (readonly string[])[] {
  const terms = analyzers.flatMap((analyzer) => analyzer.termsOfWord(word));
  const pairs = terms.filter(({ role }) => role === 'bigram').map(({ term }) => [term]);
  const whole = terms.filter(({ role }) => role === 'exact' || role === 'stem').map(({ term }) => term);
  return whole.length > 0 ? [[...new Set(whole)]] : pairs;
}

/** Where all the words are in one field of an article; the rarest first, so that few places are looked at again. */
function placesOfAll(words: readonly (readonly string[])[], postings: ReadonlyMap<string, Posting>): Places {
  const found = words.map((terms) => terms.flatMap((term) => postings.get(term) ?? []));
  const [rarest = [], ...others] = found.toSorted((a, b) => placeCount(a) - placeCount(b));
  let places: Places = placesOfAny(rarest, () => true);
  for (const other of others) {
    const before = places;
    const both = placesOfAny(other, (place) => before.has(place));
    for (const [place, count] of both) both.set(place, Math.min(count, before.get(place) ?? 0));
    places = both;
  }
  return places;
}

function placeCount(postings: readonly Posting[]): number {
  return postings.reduce((sum, { documents }) => sum + documents.length, 0);
}

function placesOfAny(postings: readonly Posting[], isKept: (place: number) => boolean): Map<number, number> {
  const places = new Map<number, number>();
  for (const { documents, fields, frequencies } of postings) {
    for (let index = 0; index < documents.length; index++) {
      const place = documents[index]! * searchFields.length + fields[index]!;
      if (isKept(place)) places.set(place, Math.max(frequencies[index]!, places.get(place) ?? 0));
    }
  }
  return places;
}

function postingOf(places: Places, without: readonly Posting[]): Posting {
  const count = searchFields.length;
  const left = new Set(places.keys());
  for (const { documents, fields } of without)
    for (let index = 0; index < documents.length; index++)
      left.delete(documents[index]! * count + fields[index]!);
  const kept = Float64Array.from(left).toSorted();
  return createPosting({
    documents: Int32Array.from(kept, (place) => Math.floor(place / count)),
    fields: Uint8Array.from(kept, (place) => place % count),
    frequencies: Uint16Array.from(kept, (place) => Math.min(maximumFrequency, places.get(place) ?? 1)),
  });
}
