import type { Language } from '../../../core/article/language.ts';

const tags: readonly (readonly [RegExp, Language])[] = [
  [/^en(?:[-_]|$)|^english$/i, 'en'],
  [/^it(?:[-_]|$)|^italian[oa]?$/i, 'it'],
  [/^cs(?:[-_]|$)|^cz$|^czech$|^čeština$/i, 'cs'],
  [/^zh(?:$|[-_](?:hans|cn|sg))|^(?:simplified )?chinese$|^简体中文$/i, 'zh-Hans'],
];

/** Reads a language tag as tools write it; `undefined` when articles are not written in it. */
export function readLanguage(tag: string): Language | undefined {
  return tags.find(([pattern]) => pattern.test(tag.trim()))?.[1];
}

/** The language that a path names: `docs/it/…`, `zh-cn/…`, `page.cs.md`. */
export function languageOfPath(path: string): Language | undefined {
  const parts = path.split('/');
  const ending = /\.([a-z]{2}(?:[-_][a-z]{2,4})?)\.[a-z]+$/i.exec(path)?.[1];
  const folder = parts
    .slice(0, -1)
    .find((part) => /^(?:it|cs|zh)(?:[-_](?:it|cz|cn|hans|sg))?$|^en[-_][a-z]{2}$/i.test(part));
  const tag = ending ?? folder;
  return tag === undefined ? undefined : readLanguage(tag);
}

const words: Readonly<Record<'en' | 'it' | 'cs', ReadonlySet<string>>> = {
  en: new Set([
    'the',
    'and',
    'of',
    'to',
    'is',
    'in',
    'this',
    'that',
    'for',
    'you',
    'are',
    'with',
    'not',
    'when',
    'can',
  ]),
  it: new Set([
    'il',
    'lo',
    'di',
    'che',
    'è',
    'per',
    'un',
    'una',
    'non',
    'con',
    'del',
    'della',
    'questo',
    'gli',
    'sono',
    'nel',
    'alla',
  ]),
  cs: new Set([
    'je',
    'se',
    'na',
    'že',
    'pro',
    'není',
    'jako',
    'nebo',
    'které',
    'který',
    'pokud',
    'při',
    'aby',
    'jsou',
    'ze',
    'tento',
    'však',
  ]),
};

/** Guesses the language of a text by its characters and its commonest words; English unless another is clear. */
export function detectLanguage(text: string): Language {
  const sample = text.replace(/```[\s\S]*?```|`[^`\n]*`|https?:\S+/g, ' ').slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const chinese = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (letters > 0 && chinese / letters > 0.2) return 'zh-Hans';
  const counts = { en: 0, it: 0, cs: 0 };
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (words.en.has(word)) counts.en += 1;
    else if (words.it.has(word)) counts.it += 1;
    else if (words.cs.has(word)) counts.cs += 1;
  }
  if (counts.it >= 5 && counts.it > counts.en * 1.5 && counts.it > counts.cs) return 'it';
  if (counts.cs >= 5 && counts.cs > counts.en * 1.5) return 'cs';
  return 'en';
}
