import { wordMasks } from '../search-log/mask-words.ts';

/** What a case knows by name and no article may repeat. */
export interface KnownNames {
  /** People: contacts, engineers, whoever said something. */
  readonly people: readonly string[];
  /** The customer, by its short name. */
  readonly customers: readonly string[];
  readonly contracts: readonly string[];
  /** Serial numbers of parts, numbers of returns. */
  readonly serials: readonly string[];
}

/** Something that was masked, for whoever reviews the text. */
export interface MaskedPart {
  /** What stands for it: `[name]`. */
  readonly mask: string;
  /** What stood there. */
  readonly text: string;
}

export interface MaskedText {
  readonly text: string;
  /** In the order in which they were found, each once. */
  readonly masked: readonly MaskedPart[];
}

/** Serial numbers by what stands before them; contract numbers too. */
const labelled: readonly (readonly [RegExp, string])[] = [
  [
    /(?<=\b(?:serial(?: (?:no\.?|number))?|s\/n|service tag|asset tag|matricola|sériové číslo|序列号)[ :#.=]{1,3})[\p{L}\d][\p{L}\d-]{3,}/giu,
    '[serial]',
  ],
  [
    /(?<=\b(?:contract|warranty|project|contratto|smlouva|合同)(?: (?:no\.?|number|nr\.?))?[ :#.=]{1,3})(?=[\p{L}\d/-]*\d)[\p{L}\d][\p{L}\d/-]{3,}/giu,
    '[contract]',
  ],
];

/**
 * Serial numbers as vendors write them: ten and more capitals and digits in one piece. Error codes have fewer, or parts
 * that dashes and underscores join.
 */
const bareSerial =
  /(?<![\w./-])(?!0X)(?=[A-Z\d]*[A-Z][A-Z\d]*[A-Z])(?=(?:[A-Z]*\d){4})[A-Z\d]{10,24}(?![\w-])/g;

/** A machine by its full name. */
const hostName =
  /(?<![\w.@/-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.){1,6}(?:com|net|org|local|lan|corp|internal|intra|example|test|eu|it|cz|cn|de|ch|at|fr|uk)(?![\w-]|\.\w)/gi;

/** Parts of a person's name that are long enough to be told from other words. */
const shortestNamePart = 3;

/**
 * Masks what names people, customers and machines in a text of a case: the names that the case knows; e-mail, network and
 * hardware addresses; host names; serial and contract numbers. Error codes, versions and what products are called stay.
 */
export function maskCaseText(text: string, known: KnownNames): MaskedText {
  const masked = new Map<string, MaskedPart>();
  const replace = (current: string, [pattern, mask]: readonly [RegExp, string]): string =>
    current.replace(pattern, (found) => {
      masked.set(`${mask} ${found}`, { mask, text: found });
      return mask;
    });
  const patterns = [
    ...exactNames(known.contracts, '[contract]'),
    ...exactNames(known.serials, '[serial]'),
    ...wordMasks,
    ...labelled,
    [hostName, '[host]'] as const,
    [bareSerial, '[serial]'] as const,
    ...customerNames(known.customers),
    ...personNames(known.people),
  ];
  return { text: patterns.reduce(replace, text), masked: [...masked.values()] };
}

/** Beyond letters and digits: nothing, so that a name is not found inside of a word. */
const alone = (pattern: string, flags: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, flags);

function exactNames(names: readonly string[], mask: string): [RegExp, string][] {
  return longestFirst(names).map((name) => [alone(RegExp.escape(name), 'giu'), mask]);
}

/** A short name in any spelling: `aurora-bank` is also "Aurora Bank". */
function customerNames(names: readonly string[]): [RegExp, string][] {
  return longestFirst(names).flatMap((name): [RegExp, string][] => {
    const parts = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== '');
    if (parts.length === 0) return [];
    return [
      [alone(parts.map((part) => RegExp.escape(part)).join(String.raw`[\s._-]*`), 'giu'), '[customer]'],
    ];
  });
}

/** A whole name in any case; each part of it where it is written with a capital. */
function personNames(names: readonly string[]): [RegExp, string][] {
  return longestFirst(names).flatMap((name): [RegExp, string][] => {
    const parts = name
      .split(/[\s,]+/u)
      .filter((part) => part.length >= shortestNamePart && /^\p{Lu}/u.test(part));
    return [
      [alone(RegExp.escape(name), 'giu'), '[name]'],
      ...parts.map((part): [RegExp, string] => [alone(RegExp.escape(part), 'gu'), '[name]']),
    ];
  });
}

function longestFirst(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim()))]
    .filter((name) => Array.from(name).length > 1)
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
