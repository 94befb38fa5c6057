import { isWholeName, maskCaseText, type KnownNames, type MaskedPart } from '../masking/mask-case-text.ts';

/** What likely names somebody and was left in a draft. */
export interface LikelyInDraft extends MaskedPart {
  /** Part of the case that says it: `cause`. */
  readonly place: string;
  /** The words that it stands between. */
  readonly around: string;
}

const farthest = 40;

/** Masks the texts of one case, and keeps what was masked and what is to be looked at: each once. */
export class DraftMasking {
  readonly #names: KnownNames;
  readonly #masked = new Map<string, MaskedPart>();
  readonly #likely = new Map<string, LikelyInDraft>();

  /** @param texts All that the case says: who signs one text is masked in the others. */
  constructor(names: KnownNames, texts: readonly string[]) {
    const signed = texts
      .flatMap((text) => maskCaseText(text, names).masked)
      .filter(isWholeName)
      .map(({ text }) => text);
    this.#names = { ...names, people: [...names.people, ...signed] };
  }

  get masked(): readonly MaskedPart[] {
    return [...this.#masked.values()];
  }

  get likely(): readonly LikelyInDraft[] {
    return [...this.#likely.values()];
  }

  mask(text: string, place: string): string {
    const result = maskCaseText(text, this.#names);
    for (const part of result.masked) this.#masked.set(`${part.mask} ${part.text}`, part);
    for (const { mask, text: part, start } of result.likely) {
      const key = `${place} ${mask} ${part}`;
      if (!this.#likely.has(key))
        this.#likely.set(key, {
          mask,
          text: part,
          place,
          around: wordsAround(result.text, start, part.length),
        });
    }
    return result.text;
  }
}

/** A part of a text with whole words on both sides, on one line. */
function wordsAround(text: string, start: number, length: number): string {
  const end = start + length;
  const before = text.slice(Math.max(0, start - farthest), start);
  const after = text.slice(end, end + farthest);
  const first = start > farthest ? before.replace(/^\S*\s/u, '') : before;
  const last = end + farthest < text.length ? after.replace(/\s\S*$/u, '') : after;
  return `${first}${text.slice(start, end)}${last}`.toWellFormed().replaceAll(/\s+/gu, ' ').trim();
}
