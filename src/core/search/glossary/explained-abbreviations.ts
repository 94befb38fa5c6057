import { foldText } from '../analysis/fold-text.ts';
import type { SearchArticle } from '../search-document.ts';

/*
 * Abbreviations that articles explain themselves, so that nobody has to list them: by a definition, `Remote Desktop (RD)`, or by
 * the initials of a name that most articles with the abbreviation also have in full. Definitions after Schwartz and Hearst,
 * "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003).
 */

/** How many articles must say the same, so that one author's slip is no rule. */
const leastArticles = { definition: 2, initials: 4 } as const;
/** Of all long forms that an abbreviation has, how much of them its own must be: with several meanings it has none. */
const leastAgreement = 0.5;
/** Of the articles that have an abbreviation, how many must have the name that its letters begin. */
const leastCompany = 0.3;

const definition = /\((\p{Lu}[\p{L}\p{N}]{1,9})\)/gu;
/** What stands before a definition, as far as it can be a part of it. */
const precedingWords = /(?:[\p{L}\p{N}][\p{L}\p{N}-]*[ -]){1,8}$/u;
const longestDefinition = 120;
/** Of a long form. */
const mostWords = 8;

const capitals = /(?<![\p{L}\p{N}_./\\-])\p{Lu}{2,5}(?![\p{L}\p{N}_/\\-])/gu;
const capitalisedRun = /\p{Lu}[\p{Ll}\p{N}]+(?:[ -]\p{Lu}[\p{L}\p{N}]+)+/gu;
const mostInitials = 5;

/** In how many articles each long form of each abbreviation stands. */
type Counts = Map<string, Map<string, number>>;

/**
 * The abbreviations, in small letters, that articles explain, with what they are short for in each language. Only those whose
 * long form titles prefer: where an article calls itself by the abbreviation, who asks for that finds it without any help.
 */
export function explainedAbbreviations(
  articles: readonly SearchArticle[],
): ReadonlyMap<string, readonly string[]> {
  const byLanguage = Map.groupBy(articles, ({ language }) => language);
  const found = new Map<string, Set<string>>();
  for (const ofLanguage of byLanguage.values()) {
    const pairs = abbreviationsOf(ofLanguage);
    const titles = countTitles(
      new Set(pairs.flat()),
      ofLanguage.map(({ title }) => title),
    );
    for (const [short, long] of pairs) {
      const preferring = titles.get(long) ?? 0;
      if (preferring > 0 && preferring >= (titles.get(short) ?? 0)) add(found, foldText(short), long);
    }
  }
  return new Map(Array.from(found, ([short, longs]) => [short, [...longs].toSorted()]));
}

/** How many titles have each name, of those that any has. */
function countTitles(names: ReadonlySet<string>, titles: readonly string[]): ReadonlyMap<string, number> {
  const byFirstWord = Map.groupBy(
    Array.from(names, (name) => name.split(' ')).filter(({ length }) => length <= mostWords),
    ([first]) => first,
  );
  const counts = new Map<string, number>();
  for (const title of titles) {
    const words = title.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
    const inTitle = new Set(
      words.flatMap((first, start) =>
        (byFirstWord.get(first) ?? [])
          .filter((name) => name.every((word, place) => word === words[start + place]))
          .map((name) => name.join(' ')),
      ),
    );
    for (const name of inTitle) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function abbreviationsOf(articles: readonly SearchArticle[]): (readonly [string, string])[] {
  const defined: Counts = new Map();
  const initials: Counts = new Map();
  const holders = new Map<string, number>();
  for (const article of articles) {
    const texts = [article.title, ...article.sections.flatMap(({ heading, text }) => [heading, text])];
    for (const [short, longs] of definitionsIn(texts)) count(defined, short, longs);
    const found = initialsIn(texts);
    for (const short of found.capitals) holders.set(short, (holders.get(short) ?? 0) + 1);
    for (const [short, longs] of found.names) count(initials, short, longs);
  }
  const byInitials = Array.from(initials).flatMap(([short, longs]) =>
    longForm(longs, Math.max(leastArticles.initials, (holders.get(short) ?? 0) * leastCompany)).map(
      (long) => [short.toLowerCase(), long] as const,
    ),
  );
  // A definition says more than company does.
  const byDefinition = Array.from(defined).flatMap(([short, longs]) =>
    longForm(longs, leastArticles.definition).map((long) => [short, long] as const),
  );
  return [...new Map([...byInitials, ...byDefinition])];
}

/** The long form that most articles agree on; none where too few do. */
function longForm(longs: ReadonlyMap<string, number>, least: number): readonly string[] {
  let total = 0;
  let best = '';
  let most = 0;
  for (const [long, articles] of longs) {
    total += articles;
    // Among equals the first of the alphabet, whatever the order of the articles.
    if (articles > most || (articles === most && long < best)) [best, most] = [long, articles];
  }
  return most >= least && most >= total * leastAgreement ? [best] : [];
}

function count(counts: Counts, short: string, longs: ReadonlySet<string>): void {
  const known = counts.get(short) ?? new Map<string, number>();
  counts.set(short, known);
  for (const long of longs) known.set(long, (known.get(long) ?? 0) + 1);
}

function definitionsIn(texts: readonly string[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const text of texts) {
    for (const match of text.matchAll(definition)) {
      const before = text.slice(Math.max(0, match.index - longestDefinition), match.index);
      const words = precedingWords.exec(before)?.[0].trim().split(' ');
      const [, short = ''] = match;
      const long = words && longFormAmong(words, short);
      if (long) add(found, short.toLowerCase(), long);
    }
  }
  return found;
}

/** The last words whose initials, or whose letters in order, are those of an abbreviation. */
function longFormAmong(words: readonly string[], short: string): string | undefined {
  const letters = Array.from(short.toLowerCase());
  const lower = words.map((word) => word.toLowerCase());
  const last = lower.slice(-letters.length);
  if (last.length === letters.length && last.every((word, index) => word.startsWith(letters[index] ?? '')))
    return last.join(' ');
  // From the end: each letter in turn, the first one at the beginning of a word.
  const text = lower.slice(-Math.min(letters.length + 5, letters.length * 2)).join(' ');
  const [first = '', ...others] = letters;
  let position = text.length;
  for (const letter of others.toReversed()) {
    position = text.lastIndexOf(letter, position - 1);
    if (position <= 0) return undefined;
  }
  const beginnings = Array.from(text.slice(0, position).matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu));
  const start = beginnings.findLast(([letter]) => letter === first);
  if (!start) return undefined;
  const long = text.slice(text.lastIndexOf(' ', start.index) + 1);
  return long.includes(' ') ? long : undefined;
}

/** The words of capitals in the texts of an article, and the names in them that begin with their letters. */
function initialsIn(texts: readonly string[]): {
  readonly capitals: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
} {
  const found = new Set(texts.flatMap((text) => text.match(capitals) ?? []));
  const names = new Map<string, Set<string>>();
  if (found.size === 0) return { capitals: found, names };
  const runs = new Set(texts.flatMap((text) => text.match(capitalisedRun) ?? []));
  for (const run of runs) {
    const words = run.split(/[ -]/);
    for (let first = 0; first < words.length - 1; first++) {
      let letters = words[first]?.charAt(0) ?? '';
      for (let next = first + 1; next < Math.min(words.length, first + mostInitials); next++) {
        letters += words[next]?.charAt(0) ?? '';
        if (found.has(letters))
          add(
            names,
            letters,
            words
              .slice(first, next + 1)
              .join(' ')
              .toLowerCase(),
          );
      }
    }
  }
  return { capitals: found, names };
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const values = sets.get(key);
  if (values) values.add(value);
  else sets.set(key, new Set([value]));
}
