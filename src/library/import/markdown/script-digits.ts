const digits = { above: '⁰¹²³⁴⁵⁶⁷⁸⁹', below: '₀₁₂₃₄₅₆₇₈₉' } as const;

/** Digits as the characters that stand above or below the line; `undefined` for any other text, which has none. */
export function scriptDigits(text: string, place: keyof typeof digits): string | undefined {
  return /^\d+$/.test(text) ? text.replace(/\d/g, (digit) => digits[place].charAt(Number(digit))) : undefined;
}
