import { createAnalyzer, type Analyzer } from '../../search/analysis/analyzer.ts';
import { wordRulesOf } from '../../search/analysis/languages/word-rules.ts';
import { ownTermsOf } from '../../search/analysis/own-terms.ts';
import { wordsOf } from '../../search/analysis/split-words.ts';

/** A part of a text, and how many times its words count. */
export interface TextPart {
  readonly text: string;
  readonly weight: number;
}

/** A term of a text. */
export interface TextTerm {
  /** The word as it is first written. */
  readonly word: string;
  count: number;
}

/** Digits alone, such as a port or a number of a case, say nothing of what a text is about. */
const isTelling = (term: string): boolean => /[^\d.:_-]/u.test(term);

/** Reads texts into terms by the analysis that search has, whose words are remembered from one text to the next. */
export function createTermReader(): (
  parts: readonly TextPart[],
  language: string,
) => ReadonlyMap<string, TextTerm> {
  const analyzers = new Map<string, Analyzer>();
  return (parts, language) => {
    const analyzer = analyzers.get(language) ?? createAnalyzer(wordRulesOf(language));
    analyzers.set(language, analyzer);
    const terms = new Map<string, TextTerm>();
    for (const { text, weight } of parts) {
      for (const word of wordsOf(text)) {
        for (const { term, role } of ownTermsOf(analyzer, word)) {
          if (!isTelling(term)) continue;
          const known = terms.get(term);
          if (known) known.count += weight;
          else terms.set(term, { word: role === 'bigram' ? term : word, count: weight });
        }
      }
    }
    return terms;
  };
}
