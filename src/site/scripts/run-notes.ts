import type { Instant } from '../../core/change/window.ts';

/** What somebody has written onto a run sheet in this browser. */
export interface RunNotes {
  /** When each step was done, by the name of its row. */
  readonly done: Readonly<Record<string, Instant>>;
  /** Texts by the name of their blank. */
  readonly texts: Readonly<Record<string, string>>;
}

export const noNotes: RunNotes = { done: {}, texts: {} };

/** Where the notes of one change are kept: of a procedure in one revision, in one window. */
export function notesKey(article: string, revision: string, start: string): string {
  return `casebook:run:${article}:${revision}:${start}`;
}

/** Reads notes as they were kept; what is no note is left out. */
export function parseNotes(text: string | undefined): RunNotes {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    return noNotes;
  }
  if (typeof value !== 'object' || value === null) return noNotes;
  return {
    done: 'done' in value ? entriesOf(value.done, isInstant) : {},
    texts: 'texts' in value ? entriesOf(value.texts, isText) : {},
  };
}

const isInstant = (value: unknown): value is Instant => typeof value === 'number' && Number.isFinite(value);
const isText = (value: unknown): value is string => typeof value === 'string';

function entriesOf<Value>(
  value: unknown,
  isValue: (value: unknown) => value is Value,
): Readonly<Record<string, Value>> {
  if (typeof value !== 'object' || value === null) return {};
  const entries: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(entries.filter((entry): entry is [string, Value] => isValue(entry[1])));
}

/** Notes with a step done, or no longer done. */
export function tick(notes: RunNotes, row: string, at: Instant | undefined): RunNotes {
  const { [row]: _, ...others } = notes.done;
  return { ...notes, done: at === undefined ? others : { ...others, [row]: at } };
}

/** Notes with a text in a blank; an empty one leaves it blank. */
export function write(notes: RunNotes, blank: string, text: string): RunNotes {
  const { [blank]: _, ...others } = notes.texts;
  return { ...notes, texts: text === '' ? others : { ...others, [blank]: text } };
}
