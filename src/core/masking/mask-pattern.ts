/** Whether something names a person, a machine or a customer: surely, perhaps, or not. */
export type Certainty = 'sure' | 'likely' | 'no';

/** What stands around something that was found. */
export interface Surroundings {
  /** The last characters before it. */
  readonly before: string;
  /** The first characters after it. */
  readonly after: string;
}

/** What can name a person, a customer or a machine, with what stands for it. */
export interface MaskPattern {
  /** Global; what it finds is all masked, what must only stand beside it is looked at and not taken. */
  readonly pattern: RegExp;
  /** `[name]`. */
  readonly mask: string;
  /** Judges what was found by itself and what stands beside it; everything is sure without. */
  readonly judge?: (found: string, around: Surroundings) => Certainty;
}

/** Something that a pattern found. */
export interface FoundPart {
  readonly mask: string;
  readonly text: string;
  readonly start: number;
  readonly certainty: Certainty;
}

const reach = 48;
/** What stands for something already; nothing in it is masked again. */
const standsFor =
  /\[(?:address|contract|credentials|customer|e-mail|host|name|number|secret|serial|user|uuid)\]/g;

/** Finds what a pattern names, outside of masks. */
export function findParts(text: string, { pattern, mask, judge }: MaskPattern): FoundPart[] {
  const found = [...text.matchAll(pattern)].filter(([part]) => part !== '');
  if (found.length === 0) return [];
  const taken = [...text.matchAll(standsFor)].map(
    (each) => [each.index, each.index + each[0].length] as const,
  );
  return found.flatMap(({ 0: part, index: start }) => {
    const end = start + part.length;
    if (taken.some(([from, to]) => start < to && from < end)) return [];
    const around = {
      before: text.slice(Math.max(0, start - reach), start),
      after: text.slice(end, end + reach),
    };
    return [{ mask, text: part, start, certainty: judge?.(part, around) ?? 'sure' }];
  });
}

/** Puts masks in place of what is sure. */
export function replaceParts(text: string, parts: readonly FoundPart[]): string {
  let masked = '';
  let done = 0;
  for (const part of parts) {
    masked += text.slice(done, part.start) + part.mask;
    done = part.start + part.text.length;
  }
  return masked + text.slice(done);
}
