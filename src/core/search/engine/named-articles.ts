import { positionOfField } from '../fields.ts';
import type { Posting } from '../format/posting.ts';
import type { QueryWord } from '../query/parse-query.ts';

const codes = positionOfField('codes');

/** Terms of article ids that words of a query may mean: `sn0012` and `SN-0012` mean `sn-0012`. */
export function possibleIds(words: readonly QueryWord[]): readonly string[] {
  return [...new Set(words.filter(mayBeId).map(({ text }) => spellId(text)))];
}

/** Writes article ids as articles have them, so that `sn0012` finds what `SN-0012` does. */
export function spellIds(
  words: readonly QueryWord[],
  postings: ReadonlyMap<string, Posting>,
): readonly QueryWord[] {
  return words.map((word) =>
    mayBeId(word) && hasCode(postings.get(spellId(word.text))) ? { ...word, text: spellId(word.text) } : word,
  );
}

/** Numbers of the articles that have one of the ids as a code: their own, or one of an article that they replace. */
export function holdersOfIds(
  ids: readonly string[],
  postings: ReadonlyMap<string, Posting>,
): readonly { readonly id: string; readonly article: number }[] {
  return ids.flatMap((id) => {
    const { documents = [], fields = [] } = postings.get(id) ?? {};
    return Array.from(documents)
      .filter((_, index) => fields[index] === codes)
      .map((article) => ({ id, article }));
  });
}

/** Whether an article, named by its key, has an id itself. */
export function isNamed(key: string, id: string): boolean {
  return key.replace(/\..*$/, '').toLowerCase() === id;
}

/** Whether a query has nothing but ids of articles. */
export function hasOnlyIds(words: readonly QueryWord[]): boolean {
  return words.length > 0 && words.every(mayBeId);
}

function hasCode(posting: Posting | undefined): boolean {
  return posting?.fields.includes(codes) === true;
}

function mayBeId({ text, kind, presence, field }: QueryWord): boolean {
  return (
    kind === 'word' &&
    presence !== 'prohibited' &&
    (field === undefined || field === 'codes') &&
    /^[a-z]{2}-?\d+$/i.test(text)
  );
}

function spellId(text: string): string {
  return text.toLowerCase().replace(/^([a-z]{2})-?/, '$1-');
}
