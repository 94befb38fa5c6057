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

/**
 * Whether texts of a language can hold a stem's term. Forms are the same in every language, so this tells which of a
 * form's occurrences count for a stem.
 */
export function mayHoldStem(language: string, stem: string): boolean {
  const mark = stem.lastIndexOf('|');
  if (mark === -1) return !(language in stemTerms) || language === 'en';
  return stem.slice(mark + 1) === language;
}
