import type { Language } from '../article/language.ts';

/** The language that drafts are written in. */
export const draftLanguage: Language = 'en';

/** An article that a search found near a draft. */
interface Found {
  /** `SN-0012` or `SN-0012.it`. */
  readonly key: string;
  readonly type: string;
  readonly language: string;
}

/**
 * Of what was found near a draft, best first, the articles that the draft may belong in: each once, by its text in the language of drafts
 * where that was found, at the place of its best text. What a case taught does not belong in the record of another customer's systems, and
 * in that of the case's own customer only what is true of these systems alone.
 *
 * @param ownRecord Id of the record of the case's customer.
 */
export function nearestOf<Each extends Found>(
  found: readonly Each[],
  { ownRecord, limit }: { readonly ownRecord: string | undefined; readonly limit: number },
): Each[] {
  const articles = Map.groupBy(
    found.filter(({ key, type }) => type !== 'customer-record' || articleOf(key) === ownRecord),
    ({ key }) => articleOf(key),
  );
  return [...articles.values()]
    .flatMap((texts) => texts.find(({ language }) => language === draftLanguage) ?? texts.slice(0, 1))
    .slice(0, limit);
}

/** The id in a key, without the language of a translation. */
export const articleOf = (key: string): string => key.replace(/\..*$/, '');
