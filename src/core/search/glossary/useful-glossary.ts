import { createAnalyzer, type Analyzer } from '../analysis/analyzer.ts';
import { wordRulesOf } from '../analysis/languages/word-rules.ts';
import { wordsOf } from '../analysis/split-words.ts';
import type { Glossary } from '../format/glossary.ts';

/** The parts of a glossary that can help: at least one name is made of words that articles have. */
export function usefulGlossary(
  glossary: Glossary,
  terms: ReadonlySet<string>,
  languages: readonly string[],
): Glossary {
  const analyzers = languages.map((language) => createAnalyzer(wordRulesOf(language)));
  return glossary.filter((names) => names.some((name) => isKnown(name, terms, analyzers)));
}

function isKnown(name: string, terms: ReadonlySet<string>, analyzers: readonly Analyzer[]): boolean {
  return wordsOf(name).every((word) =>
    analyzers.some((analyzer) => analyzer.termsOfWord(word).some(({ term }) => terms.has(term))),
  );
}
