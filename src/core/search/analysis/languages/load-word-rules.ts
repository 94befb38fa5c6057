import type { WordRules } from '../word-terms.ts';
import { english } from './english.ts';
import { hasRules, type LanguageWithRules } from './own-rules.ts';

const loaders: Readonly<Record<LanguageWithRules, () => Promise<WordRules>>> = {
  it: async () => (await import('./italian.ts')).italian,
  cs: async () => (await import('./czech.ts')).czech,
};

/**
 * Loads the rules of some languages (BCP 47 tags), so that a browser has only those which an index needs.
 *
 * @returns What `wordRulesOf` does, for these languages.
 */
export async function loadWordRules(languages: readonly string[]): Promise<(language: string) => WordRules> {
  const loaded = new Map<string, WordRules>();
  await Promise.all(
    languages.map(async (language) => {
      if (hasRules(language)) loaded.set(language, await loaders[language]());
    }),
  );
  return (language) => loaded.get(language) ?? english;
}
