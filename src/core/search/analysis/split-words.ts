/** A stretch of text that is analysed as one: a word, a code, or a run of Chinese. */
export interface Word {
  readonly text: string;
  /** Offset in the text, in UTF-16 units. */
  readonly start: number;
}

/**
 * Letters and digits, held together by single dots, dashes and underscores so that codes stay whole
 * (`ORA-00257`, `9.15.1P3`, `KRB_AP_ERR_SKEW`); `C++`, `C#` and `F#` are words too.
 */
const wordPattern =
  /[cfj](?:\+\+|#)(?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[._-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/giu;

/** Splits a text into words, in order. Everything that is neither letter nor digit separates. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) words.push({ text: match[0], start: match.index });
  return words;
}
