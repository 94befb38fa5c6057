const storageKey = 'casebook:search';

/** How long a search can be what somebody gave up before they escalated a case, in milliseconds. */
const stillMeant = 30 * 60_000;

/** A search of this tab that the server was told of. */
export interface ToldSearch {
  readonly words: string;
  /** Once it was answered. */
  readonly id: string | undefined;
}

/** The search of this tab that was told last, where it is for these words: coming back to its results tells nothing twice. */
export function readTold(words: string): ToldSearch | undefined {
  const told = read();
  return told?.words === words ? told : undefined;
}

/** The search of this tab that was told last, unless that is long ago or it was not answered. */
export function lastTold(now: number): { readonly words: string; readonly id: string } | undefined {
  const { words, id, at } = read() ?? {};
  if (words === undefined || id === undefined || at === undefined || now - at > stillMeant) return undefined;
  return { words, id };
}

export function rememberTold(words: string, id: string | undefined): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify([words, id ?? null, Date.now()]));
  } catch {
    // Coming back is told as another search.
  }
}

function read(): (ToldSearch & { readonly at: number | undefined }) | undefined {
  try {
    const [words, id, at] = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as unknown[]; // by `rememberTold`
    if (typeof words !== 'string') return undefined;
    return {
      words,
      id: typeof id === 'string' ? id : undefined,
      at: typeof at === 'number' ? at : undefined,
    };
  } catch {
    return undefined;
  }
}
