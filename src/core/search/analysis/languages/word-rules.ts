import type { WordRules } from '../word-terms.ts';
import { czech } from './czech.ts';
import { english } from './english.ts';
import { italian } from './italian.ts';
import { hasRules, type LanguageWithRules } from './own-rules.ts';

const rules: Readonly<Record<LanguageWithRules, WordRules>> = { it: italian, cs: czech };

/** How words of a language (BCP 47 tag) are analysed. */
export function wordRulesOf(language: string): WordRules {
  return hasRules(language) ? rules[language] : english;
}
