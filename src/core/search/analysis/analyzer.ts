import { splitWords } from './split-words.ts';
import { formsOfWord, termsOfForms, type WordForm, type WordRules, type WordTerm } from './word-terms.ts';

/** Turns texts of one language into terms. Remembers every word it met, since texts repeat their words. */
export interface Analyzer {
  readonly formsOfWord: (word: string) => readonly WordForm[];
  /** Without repeats: each form, then its stem. */
  readonly termsOfWord: (word: string) => readonly WordTerm[];
  /** Terms of a text as the index counts them: for each word every form, and the stem of each form that has one. */
  readonly termsOfText: (text: string) => string[];
  readonly isStopWord: (word: string) => boolean;
}

function remember<Result>(analyze: (word: string) => Result): (word: string) => Result {
  const known = new Map<string, Result>();
  return (word) => {
    let result = known.get(word);
    if (result === undefined) known.set(word, (result = analyze(word)));
    return result;
  };
}

/** Makes the analyser of a language. */
export function createAnalyzer(rules: WordRules): Analyzer {
  const forms = remember((word) => formsOfWord(word, rules));
  return {
    formsOfWord: forms,
    termsOfWord: remember((word) => termsOfForms(forms(word))),
    termsOfText: (text) =>
      splitWords(text).flatMap(({ text: word }) =>
        forms(word).flatMap(({ form, stem }) => (stem === undefined ? [form] : [form, stem])),
      ),
    isStopWord: (word) => rules.stopWords.has(word),
  };
}
