import { findParts, replaceParts, type MaskPattern } from './mask-pattern.ts';
import { networkAddresses } from './network-address.ts';
import { longNumbers } from './phone-number.ts';

/** What can name a person or a machine in any text, with what stands for it. */
export const wordMasks: readonly MaskPattern[] = [
  // Marks and Chinese words stand beside an address without a space.
  {
    pattern:
      /(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}._%+'&~-]){1,128}@(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}-]){1,63}(?:\.(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}-]){1,63}){1,8}/gu,
    mask: '[e-mail]',
  },
  // And an address can be Chinese as a whole.
  {
    pattern: /[\p{L}\p{M}\p{N}._%+'&~-]{1,64}@[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){1,8}/gu,
    mask: '[e-mail]',
  },
  ...networkAddresses,
  ...longNumbers,
];

/** Masks e-mail, network and hardware addresses and numbers of nine digits and more. Error codes stay readable. */
export function maskWords(text: string): string {
  return wordMasks.reduce(
    (masked, pattern) =>
      replaceParts(
        masked,
        findParts(masked, pattern).filter(({ certainty }) => certainty === 'sure'),
      ),
    text,
  );
}
