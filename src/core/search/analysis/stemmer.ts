import { stemCzech } from './stem-czech.ts';
import { stemEnglish } from './stem-english.ts';
import { stemItalian } from './stem-italian.ts';

/**
 * A stem as it stands in the index. English stems look like words and so find words too; those of other languages are
 * marked, so that an Italian stem never meets an English word by chance.
 */
export type StemTerm = (word: string) => string;

const stemTerms: Readonly<Record<string, StemTerm>> = {
  en: stemEnglish,
  it: (word) => `${stemItalian(word)}|it`,
  cs: (word) => `${stemCzech(word)}|cs`,
};

/** How a language (BCP 47 tag) stems; languages without a stemmer treat the words of Latin script as English. */
export function stemTermOf(language: string): StemTerm {
  return stemTerms[language] ?? stemEnglish;
}
