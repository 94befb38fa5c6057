import type { QueryWord } from '../query/parse-query.ts';
import type { RankedArticle } from './rank-articles.ts';

/** Writes article ids as articles have them, so that `sn0012` finds what `SN-0012` does. */
export function spellIds(words: readonly QueryWord[], keys: readonly string[]): readonly QueryWord[] {
  if (!words.some(mayBeId)) return words;
  const ids = new Map(keys.map((key) => [compactId(idOf(key)), idOf(key)]));
  return words.map((word) => {
    const id = mayBeId(word) ? ids.get(compactId(word.text)) : undefined;
    return id === undefined ? word : { ...word, text: id };
  });
}

/** Numbers of the articles, in all languages, whose ids are words of a query, in the order of the query. */
export function findNamedArticles(words: readonly QueryWord[], keys: readonly string[]): number[] {
  const ids = new Set(words.filter(mayBeId).map(({ text }) => text));
  return [...ids].flatMap((id) => keys.flatMap((key, article) => (idOf(key) === id ? [article] : [])));
}

/** Whether a query has nothing but ids of articles. */
export function hasOnlyIds(words: readonly QueryWord[]): boolean {
  return words.every(mayBeId);
}

/**
 * Puts named articles before all others, whether they were found or not; in the reader's language first.
 *
 * @param leadsToSections Whether their sections that answer are kept; without them, results lead to the beginning.
 */
export function putFirst(
  named: readonly number[],
  ranked: readonly RankedArticle[],
  isReaders: (article: number) => boolean,
  leadsToSections: boolean,
): readonly RankedArticle[] {
  if (named.length === 0) return ranked;
  const best = ranked[0]?.score ?? 0;
  const first = named
    .toSorted((a, b) => Number(isReaders(b)) - Number(isReaders(a)))
    .map((article, position): RankedArticle => {
      const found = ranked.find((other) => other.article === article);
      return {
        ...(found ?? { article, sections: [], terms: new Set<string>() }),
        ...(!leadsToSections && { sections: [] }),
        score: best + named.length - position,
      };
    });
  return [...first, ...ranked.filter(({ article }) => !named.includes(article))];
}

function mayBeId({ text, kind, presence, field }: QueryWord): boolean {
  return (
    kind === 'word' &&
    presence !== 'prohibited' &&
    (field === undefined || field === 'codes') &&
    /^[a-z]{2}-?\d+$/i.test(text)
  );
}

function idOf(key: string): string {
  return key.replace(/\..*$/, '');
}

function compactId(id: string): string {
  return id.replace('-', '').toLowerCase();
}
