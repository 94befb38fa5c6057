/** What somebody has done of an onboarding path, as it is kept in the browser. */
export interface PathProgress {
  readonly title: string;
  readonly address: string;
  /** Number of items of the path. */
  readonly total: number;
  /** Ticked items with the revision that they had when they were ticked. */
  readonly done: Readonly<Record<string, string>>;
  /** Instant of the last change, ISO 8601. */
  readonly changed: string;
}

/** Prefix of the keys under which progress is kept; the rest is the path's id. */
export const progressKey = 'casebook:path:';

/** Reads kept progress; `undefined` when there is none or it is not progress. */
export function parseProgress(text: string | undefined): PathProgress | undefined {
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isProgress(value) ? value : undefined;
}

function isProgress(value: unknown): value is PathProgress {
  if (typeof value !== 'object' || value === null) return false;
  const { title, address, total, done, changed } = value as Record<string, unknown>;
  return (
    typeof title === 'string' &&
    typeof address === 'string' &&
    // Kept text becomes a link: nothing but an address of this site may come out of it.
    /^\/(?!\/)/.test(address) &&
    typeof total === 'number' &&
    typeof changed === 'string' &&
    typeof done === 'object' &&
    done !== null &&
    Object.values(done).every((revision) => typeof revision === 'string')
  );
}

/** Ticks an item, or takes the tick away. */
export function tick(
  progress: PathProgress,
  item: string,
  revision: string | undefined,
  now: Date,
): PathProgress {
  const { [item]: _, ...others } = progress.done;
  const done = revision === undefined ? others : { ...others, [item]: revision };
  return { ...progress, done, changed: now.toISOString() };
}

/** Whether an item was ticked at another revision than it has now. */
export function isStale(progress: PathProgress, item: string, revision: string): boolean {
  const ticked = progress.done[item];
  return ticked !== undefined && ticked !== revision;
}

/** How many of the items that the path has now are done. */
export function countDone(progress: PathProgress, items: readonly string[]): number {
  return items.filter((item) => progress.done[item] !== undefined).length;
}
