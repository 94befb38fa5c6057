/**
 * Light stemmer for Italian, for words without diacritics and in lower case: takes off the endings of gender and number.
 *
 * @see Jacques Savoy: Report on CLEF-2001 experiments (2002)
 */
export function stemItalian(word: string): string {
  if (word.length < 6) return word;
  const ending = /(?:[ih]e|[ih]i|ia|io|[aeio])$/.exec(word);
  return ending ? word.slice(0, ending.index) : word;
}
