import { spacelessScripts } from './spaceless-scripts.ts';

/** A stretch of text that is analysed as one: a word, a code, or a run of a script without spaces, such as Chinese. */
export interface Word {
  readonly text: string;
  /** Offset in the text, in UTF-16 units. */
  readonly start: number;
}

/**
 * Words of a character class and what may follow their first character: letters and digits, held together by single
 * dots, dashes and underscores so that codes stay whole (`ORA-00257`, `9.15.1P3`, `KRB_AP_ERR_SKEW`). `C++`, `C#` and
 * `F#` are words too.
 */
const words = (first: string, next: string): string =>
  String.raw`[CFJcfj](?:\+\+|#)(?!${first})|${first}${next}*(?:[._\-]${first}${next}*)*`;

const inAscii = new RegExp(words('[A-Za-z0-9]', '[A-Za-z0-9]'), 'g');
const inAnyScript = new RegExp(
  `[${spacelessScripts}]+|${words(
    String.raw`[[\p{L}\p{N}]--[${spacelessScripts}]]`,
    String.raw`[[\p{L}\p{N}\p{M}]--[${spacelessScripts}]]`,
  )}`,
  'gv',
);
const beyondAscii = /[^\0-\x7f]/;

/** Splits a text into words, in order. Everything that is neither letter nor digit separates. */
export function splitWords(text: string): Word[] {
  return Array.from(text.matchAll(patternFor(text)), (match) => ({ text: match[0], start: match.index }));
}

/** The words of a text without their places, which takes half the time. */
export function wordsOf(text: string): readonly string[] {
  return text.match(patternFor(text)) ?? [];
}

/** Most texts are plain; the expression for those is several times as fast. */
function patternFor(text: string): RegExp {
  return beyondAscii.test(text) ? inAnyScript : inAscii;
}
