import { createAnalyzer, type Analyzer } from '../../../src/core/search/analysis/analyzer.ts';
import { wordRulesOf } from '../../../src/core/search/analysis/languages/word-rules.ts';

/** The analyser of a language (BCP 47 tag). */
export function analyzerOfLanguage(language: string): Analyzer {
  return createAnalyzer(wordRulesOf(language));
}
