import { chinesePeople, likelyChinesePeople } from './chinese-person.ts';
import { hostNames, likelyHosts } from './host-name.ts';
import { introducedPeople, likelyPeople } from './introduced-person.ts';
import { knownCustomers, knownHosts, knownNumbers, knownPeople, type KnownNames } from './known-names.ts';
import { findParts, replaceParts, type FoundPart, type MaskPattern } from './mask-pattern.ts';
import { wordMasks } from './mask-words.ts';
import { machineIds } from './network-address.ts';
import { serialNumbers } from './serial-number.ts';
import { likelyUsers, userNames } from './user-name.ts';

export type { KnownNames } from './known-names.ts';

/** Something that was masked, for whoever reviews the text. */
export interface MaskedPart {
  /** What stands for it: `[name]`. */
  readonly mask: string;
  /** What stood there. */
  readonly text: string;
}

/** Something that was left and likely names somebody, to be looked at. */
export interface LikelyPart extends MaskedPart {
  /** Where it stands in the masked text. */
  readonly start: number;
}

export interface MaskedText {
  readonly text: string;
  /** In the order in which they were found, each once. */
  readonly masked: readonly MaskedPart[];
  /** What is likely a name and was left, from the first to the last; none overlaps another. */
  readonly likely: readonly LikelyPart[];
}

/**
 * Masks what surely names people, customers and machines in a text of a case: the names that the case knows; people who sign, greet or
 * are titled; e-mail, network and hardware addresses; host names; accounts; telephone, serial and contract numbers. What is only likely
 * stays and is listed. Error codes, versions and what products are called stay. Masking what is masked changes nothing.
 */
export function maskCaseText(text: string, known: KnownNames): MaskedText {
  const masked = new Map<string, MaskedPart>();
  const people = new Set(known.people);
  let current = text;
  let previous: string;
  // What was masked can make other things plain, and who signs is named before, too. Each round leaves less to mask.
  do {
    previous = current;
    for (const pattern of surePatterns(known, [...people])) {
      const sure = findParts(current, pattern).filter(({ certainty }) => certainty === 'sure');
      for (const { mask, text: part } of sure) {
        const found = { mask, text: part };
        masked.set(`${mask} ${part}`, found);
        if (isWholeName(found)) people.add(part);
      }
      current = replaceParts(current, sure);
    }
  } while (current !== previous);
  return { text: current, masked: [...masked.values()], likely: findLikely(current) };
}

/** Masks what is only likely as well, where nobody reviews the text. */
export function maskLikely({ text, likely }: Pick<MaskedText, 'text' | 'likely'>): string {
  return replaceParts(
    text,
    likely.map((part): FoundPart => ({ ...part, certainty: 'sure' })),
  );
}

/** Whether what was masked is the whole name of a person. A first name alone is a word that others have, too. */
export const isWholeName = ({ mask, text }: MaskedPart): boolean =>
  mask === '[name]' && (/\p{L}\s\p{L}/u.test(text) || /^\p{Script=Han}{2,4}$/u.test(text));

function surePatterns(known: KnownNames, people: readonly string[]): MaskPattern[] {
  return [
    ...knownNumbers(known),
    ...userNames,
    ...machineIds,
    ...wordMasks,
    ...serialNumbers,
    ...knownHosts(known),
    ...hostNames,
    ...knownCustomers(known),
    ...knownPeople(people),
    ...introducedPeople,
    ...chinesePeople,
  ];
}

const likelyPatterns: readonly MaskPattern[] = [
  ...[...likelyPeople, ...likelyChinesePeople].map((each) => ({ ...each, judge: () => 'likely' as const })),
  ...likelyUsers,
  ...likelyHosts,
  ...machineIds,
  ...wordMasks,
];

function findLikely(text: string): LikelyPart[] {
  const found = likelyPatterns
    .flatMap((pattern) => findParts(text, pattern))
    .filter(({ certainty }) => certainty === 'likely')
    .toSorted((a, b) => a.start - b.start || b.text.length - a.text.length);
  let end = 0;
  return found.flatMap(({ mask, text: part, start }) => {
    if (start < end) return [];
    end = start + part.length;
    return [{ mask, text: part, start }];
  });
}
