import type { MaskPattern } from './mask-pattern.ts';

/** Serial and contract numbers by what stands before them, and serial numbers by their shape. */
export const serialNumbers: readonly MaskPattern[] = [
  {
    pattern:
      /(?<=\b(?:serial(?: (?:no\.?|number))?|s\/n|service tag|asset tag|matricola|sériové číslo)[ :#.=]{1,3}|序列号(?:是|为)?[ :：#.=]{0,3})[\p{L}\d][\p{L}\d-]{3,}/giu,
    mask: '[serial]',
    judge: (found) => (/\d/.test(found) ? 'sure' : 'no'),
  },
  {
    pattern:
      /(?<=\b(?:contract|warranty|project|contratto|smlouva)(?: (?:no\.?|number|nr\.?))?[ :#.=]{1,3}|合同(?:编?号)?[ :：#.=]{0,3})(?=[\p{L}\d/-]*\d)[\p{L}\d][\p{L}\d/-]{3,}/giu,
    mask: '[contract]',
  },
  // As vendors write them: ten and more capitals and digits in one piece. Error codes have fewer, or parts that dashes and underscores join.
  {
    pattern: /(?<![\w./-])(?!0X)(?=[A-Z\d]*[A-Z][A-Z\d]*[A-Z])(?=(?:[A-Z]*\d){4})[A-Z\d]{10,24}(?![\w-])/g,
    mask: '[serial]',
    // A word and a number behind it is a code: `AADSTS50011`.
    judge: (found) => (/^[A-Z]{5,}\d+$/.test(found) ? 'no' : 'sure'),
  },
];
