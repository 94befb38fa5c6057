/** What can name a person or a machine in any text, with what stands for it. */
export const wordMasks: readonly (readonly [RegExp, string])[] = [
  [/[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+/gu, '[e-mail]'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, '[address]'],
  [/(?<![\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![\w:])/gi, '[address]'],
  [/\b(?:[0-9a-f]{2}[:-]){5,7}[0-9a-f]{2}\b/gi, '[address]'],
  [/(?<!\w|[A-Za-z]-)\+?\d(?:[ ()/.-]{0,2}\d){8,}(?!\w)/g, '[number]'],
];

/** Masks e-mail, network and hardware addresses and numbers of nine digits and more. Error codes stay readable. */
export function maskWords(text: string): string {
  return wordMasks.reduce((masked, [pattern, name]) => masked.replace(pattern, name), text);
}
