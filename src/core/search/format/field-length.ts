/*
 * Lengths of fields are rounded to a byte, as Lucene does with its norms: they are needed for every article, and no
 * ranking depends on whether a text has 804 terms or 812.
 */

/** Lengths below are kept; longer ones are rounded down to four steps for each doubling. */
const firstRounded = 8;

/** The code of a rounded length: 0 for nothing. */
export function lengthCode(length: number): number {
  if (length < firstRounded) return length;
  const exponent = Math.floor(Math.log2(length));
  const quarter = Math.floor(length / 2 ** (exponent - 2)) - 4;
  return Math.min(maximumLengthCode, firstRounded + (exponent - 3) * 4 + quarter);
}

/** The largest code: 7 · 2^28 terms. */
export const maximumLengthCode = 127;

/** The length that a code stands for. */
export function lengthOfCode(code: number): number {
  if (code < firstRounded) return code;
  const exponent = Math.floor((code - firstRounded) / 4) + 3;
  return (4 + ((code - firstRounded) % 4)) * 2 ** (exponent - 2);
}
