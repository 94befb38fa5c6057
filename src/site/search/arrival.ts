/** What a reader followed a result for; kept between two pages. */
interface Arrival {
  readonly path: string;
  /** Fragment of the section; empty for the beginning. */
  readonly section: string;
  readonly words: readonly string[];
}

const storageKey = 'casebook:search-arrival';

/** Keeps the words that a result answered with, for the page that is about to open. */
export function rememberArrival(link: HTMLAnchorElement, words: readonly string[]): void {
  const arrival: Arrival = { path: link.pathname, section: decodeURIComponent(link.hash.slice(1)), words };
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(arrival));
  } catch {
    // Without storage the page opens at the section all the same.
  }
}

/** On a page that a result led to: marks the words in the section, and shows the first of them. */
export async function markArrival(): Promise<void> {
  const arrival = takeArrival();
  if (!arrival || arrival.path !== location.pathname || arrival.words.length === 0) return;
  // Most pages are not opened from a result.
  const { markWords } = await import('./mark-words.ts');
  markWords(arrival.section, arrival.words);
}

function takeArrival(): Arrival | undefined {
  try {
    const kept = sessionStorage.getItem(storageKey);
    sessionStorage.removeItem(storageKey);
    const value: unknown = kept === null ? undefined : JSON.parse(kept);
    return isArrival(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isArrival(value: unknown): value is Arrival {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    'section' in value &&
    typeof value.section === 'string' &&
    'words' in value &&
    Array.isArray(value.words) &&
    value.words.every((word) => typeof word === 'string')
  );
}
