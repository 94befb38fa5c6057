import { hostsOf } from './host-name.ts';
import type { MaskPattern } from './mask-pattern.ts';

/** What a case knows by name and no article may repeat. */
export interface KnownNames {
  /** People: contacts, engineers, whoever said something. */
  readonly people: readonly string[];
  /** The customer, by its short name. */
  readonly customers: readonly string[];
  readonly contracts: readonly string[];
  /** Serial numbers of parts, numbers of returns. */
  readonly serials: readonly string[];
  /** Domains of the customer, as its contacts' e-mail addresses have them. */
  readonly domains?: readonly string[];
  /** Telephone numbers of contacts, as they were written down. */
  readonly phones?: readonly string[];
}

/** Parts of a person's name that are long enough to be told from other words. */
const shortestNamePart = 3;

/** Numbers and machines that a case knows. */
export function knownNumbers({ contracts, serials, phones = [] }: KnownNames): MaskPattern[] {
  return [
    ...exactNames(contracts, '[contract]'),
    ...exactNames(serials, '[serial]'),
    ...longestFirst(phones).flatMap(phoneInAnySpelling),
  ];
}

/** Machines under the domains that a case knows. */
export const knownHosts = ({ domains = [] }: KnownNames): MaskPattern[] => hostsOf(longestFirst(domains));

/** Stands between the words of an organisation's name: nothing, a mark, "&", "and". */
const betweenNames = String.raw`(?:[\s.,_+-]*|\s*&\s*|\s+(?:and|und|et|e|a)\s+)`;

/** The customer's name, in any spelling: `aurora-bank` is also "Aurora Bank", `tallow-finch` also "Tallow & Finch". */
export function knownCustomers({ customers }: KnownNames): MaskPattern[] {
  return longestFirst(customers).flatMap((name): MaskPattern[] => {
    const parts = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== '');
    if (parts.length === 0) return [];
    const spelled = parts.map((part) => RegExp.escape(part)).join(betweenNames);
    return [{ pattern: alone(spelled, 'giu'), mask: '[customer]' }];
  });
}

/** A whole name in any case; each part of it where it is written with a capital. */
export function knownPeople(people: readonly string[]): MaskPattern[] {
  return longestFirst(people).flatMap((name): MaskPattern[] => {
    const parts = name
      .split(/[\s,]+/u)
      .filter((part) => part.length >= shortestNamePart && /^\p{Lu}/u.test(part));
    // Chinese is written without spaces: what stands beside a whole name is no reason against it.
    const isHan = /^\p{Script=Han}{2,}$/u.test(name);
    const whole = isHan ? new RegExp(RegExp.escape(name), 'gu') : alone(RegExp.escape(name), 'giu');
    return [
      { pattern: whole, mask: '[name]' },
      ...parts.map((part) => ({ pattern: alone(RegExp.escape(part), 'gu'), mask: '[name]' })),
    ];
  });
}

/** Fewer digits are no telephone number. */
const shortestPhone = 6;

/** With other marks between its digits than were written down. */
function phoneInAnySpelling(phone: string): MaskPattern[] {
  const digits = phone.match(/\d/g) ?? [];
  if (digits.length < shortestPhone) return [];
  return [
    {
      pattern: new RegExp(String.raw`(?<![\w+])\+?\(?${digits.join('[ ()/.-]{0,2}')}(?!\w)`, 'g'),
      mask: '[number]',
    },
  ];
}

/** Beyond letters and digits: nothing, so that a name is not found inside of a word. */
const alone = (pattern: string, flags: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, flags);

function exactNames(names: readonly string[], mask: string): MaskPattern[] {
  return longestFirst(names).map((name) => ({ pattern: alone(RegExp.escape(name), 'giu'), mask }));
}

function longestFirst(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim()))]
    .filter((name) => Array.from(name).length > 1)
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
