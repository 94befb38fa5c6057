import lunr from 'lunr';

/** Porter's stemmer as lunr has it, for words in lower case. */
export function stemEnglish(word: string): string {
  return lunr.stemmer(new lunr.Token(word, {})).toString();
}
