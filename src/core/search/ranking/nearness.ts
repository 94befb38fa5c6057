import type { ArticleWords } from './article-words.ts';
import type { Lexicon } from './lexicon.ts';

/** What a query looks for in a text: units, each a word with all terms that stand for it. */
export interface QueryUnits {
  /** By term: the units that it stands for. */
  readonly unitsOf: ReadonlyMap<string, readonly number[]>;
  /** By unit: how telling it is; rare ones more. */
  readonly weights: readonly number[];
  /** Other names of several words for what units ask for. */
  readonly names: readonly OtherName[];
}

/** Another name for what units of a query ask for. */
export interface OtherName {
  /** Its words in order, each with all terms that will do. */
  readonly words: readonly (readonly string[])[];
  readonly units: readonly number[];
}

/** What the words of one language answer, by their numbers. */
export interface AnsweringWords {
  readonly unitsOfWord: ReadonlyMap<number, readonly number[]>;
  /** By the last word of a name: all its words in order, with what the name answers. */
  readonly namesByLastWord: ReadonlyMap<number, readonly AnsweringName[]>;
}

interface AnsweringName {
  readonly words: readonly ReadonlySet<number>[];
  readonly units: readonly number[];
}

/** How the words of a query stand together in a text. Shares are of the weight of all units, 0 to 1. */
export interface Nearness {
  /** The largest share that stands within eight words. */
  readonly together: number;
  /** Whether all units stand within a passage, or in the title. */
  readonly isWhole: boolean;
  /** How closely each unit follows the one before it, as in the query: 1 when all do at once. */
  readonly inOrder: number;
  /** By section that has any: the largest share within a passage of it. */
  readonly sections: ReadonlyMap<number, number>;
}

/** Words that stand together. */
const togetherWithin = 8;
/** Words that a passage shows. */
const passageWords = 32;

/**
 * Looks at where the words of a query stand in an article.
 *
 * @param answering The words of the article's language that answer units.
 * @param weights By unit.
 */
export function measureNearness(
  text: ArticleWords,
  answering: AnsweringWords,
  weights: readonly number[],
): Nearness {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return { together: 0, isWhole: false, inOrder: 0, sections: new Map() };
  const events = findUnits(text, answering);
  const share = (from: number, to: number, within: number): number =>
    bestWindow(events, weights, from, to, within) / total;
  const sections = new Map<number, number>();
  for (let from = 0, to = 0; from < events.sections.length; from = to) {
    const section = events.sections[from] ?? -1;
    while (to < events.sections.length && events.sections[to] === section) to++;
    if (section >= 0) sections.set(section, share(from, to, passageWords));
  }
  return {
    together: share(0, events.places.length, togetherWithin),
    isWhole: isWholeWithin(events, weights.length, passageWords),
    inOrder: measureOrder(events, weights),
    sections,
  };
}

/** The words of a language that answer units of a query. */
export function answeringWords({ unitsOf, names }: QueryUnits, lexicon: Lexicon): AnsweringWords {
  const units = new Map<number, readonly number[]>();
  for (const [term, answered] of unitsOf) {
    for (const word of lexicon.wordsOfTerm(term)) {
      const others = units.get(word);
      units.set(word, others ? [...new Set([...others, ...answered])] : answered);
    }
  }
  const namesByLastWord = new Map<number, AnsweringName[]>();
  for (const name of names) {
    const words = name.words.map((terms) => new Set(terms.flatMap((term) => lexicon.wordsOfTerm(term))));
    for (const last of words.at(-1) ?? []) {
      const others = namesByLastWord.get(last);
      if (others) others.push({ words, units: name.units });
      else namesByLastWord.set(last, [{ words, units: name.units }]);
    }
  }
  return { unitsOfWord: units, namesByLastWord };
}

/** Where units stand, in reading order. */
interface UnitEvents {
  readonly places: readonly number[];
  readonly units: readonly number[];
  readonly sections: readonly number[];
}

function findUnits(
  { texts, words, places }: ArticleWords,
  { unitsOfWord, namesByLastWord }: AnsweringWords,
): UnitEvents {
  const events = { places: [] as number[], units: [] as number[], sections: [] as number[] };
  for (const { section, part, from, to } of texts) {
    // What customers said is compared as a whole, by how much it resembles the query.
    if (part === 'statement') continue;
    for (let position = from; position < to; position++) {
      const word = words[position] ?? -1;
      const units = new Set(unitsOfWord.get(word));
      for (const name of namesByLastWord.get(word) ?? []) {
        const first = position - name.words.length + 1;
        if (first >= from && name.words.every((any, step) => any.has(words[first + step] ?? -1)))
          for (const unit of name.units) units.add(unit);
      }
      if (units.size === 0) continue;
      for (const unit of units) {
        events.places.push(places[position] ?? 0);
        events.units.push(unit);
        events.sections.push(section);
      }
    }
  }
  return events;
}

/** The largest weight of different units within some words, among the events from one position to before another. */
function bestWindow(
  { places, units }: UnitEvents,
  weights: readonly number[],
  from: number,
  to: number,
  within: number,
): number {
  const counts = new Uint16Array(weights.length);
  let weight = 0;
  let best = 0;
  let start = from;
  for (let end = from; end < to; end++) {
    const unit = units[end] ?? 0;
    if (counts[unit]!++ === 0) weight += weights[unit] ?? 0;
    while ((places[end] ?? 0) - (places[start] ?? 0) >= within) {
      const left = units[start++] ?? 0;
      if (--counts[left]! === 0) weight -= weights[left] ?? 0;
    }
    if (weight > best) best = weight;
  }
  return best;
}

/** Whether all units of a query stand within some words. */
function isWholeWithin(events: UnitEvents, unitCount: number, within: number): boolean {
  if (new Set(events.units).size < unitCount) return false;
  const each = Array.from({ length: unitCount }, () => 1);
  return bestWindow(events, each, 0, events.places.length, within) === unitCount;
}

/** For neighbours in the query, one over their least distance, where it counts twice against the order; weighted. */
function measureOrder({ places, units }: UnitEvents, weights: readonly number[]): number {
  if (weights.length < 2) return 0;
  const last = new Float64Array(weights.length).fill(Number.NEGATIVE_INFINITY);
  const least = new Float64Array(weights.length).fill(Number.POSITIVE_INFINITY);
  const note = (pair: number, distance: number): void => {
    if (distance > 0 && distance < least[pair]!) least[pair] = distance;
  };
  places.forEach((place, index) => {
    const unit = units[index] ?? 0;
    if (unit > 0) note(unit - 1, place - last[unit - 1]!);
    if (unit + 1 < weights.length) note(unit, (place - last[unit + 1]!) * 2);
    last[unit] = place;
  });
  let sum = 0;
  let total = 0;
  for (let pair = 0; pair + 1 < weights.length; pair++) {
    const weight = Math.min(weights[pair] ?? 0, weights[pair + 1] ?? 0);
    total += weight;
    sum += weight / least[pair]!;
  }
  return total === 0 ? 0 : sum / total;
}
