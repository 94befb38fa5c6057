/** Languages (BCP 47 tags) that have rules of their own, besides English. */
export const languagesWithRules = ['it', 'cs'] as const;

export type LanguageWithRules = (typeof languagesWithRules)[number];

export function hasRules(language: string): language is LanguageWithRules {
  return languagesWithRules.some((known) => known === language);
}

/**
 * Whether texts of a language can hold a stem's term. Forms are the same in every language, so this tells which of a
 * form's occurrences count for a stem.
 */
export function mayHoldStem(language: string, stem: string): boolean {
  const mark = stem.lastIndexOf('|');
  return mark === -1 ? !hasRules(language) : stem.slice(mark + 1) === language;
}
