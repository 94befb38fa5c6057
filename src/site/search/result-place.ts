/** Where somebody was in a list of results: how many were shown, and how far down the page, in pixels. */
export interface ResultPlace {
  readonly shown: number;
  readonly top: number;
}

/** Keeps a place with the entry of the browser's history, for when its reader comes back to it. */
export function rememberPlace(place: ResultPlace): void {
  history.replaceState(place, '');
}

/** The place that was kept with an entry of the history; `undefined` when it holds something else or nothing. */
export function readPlace(state: unknown): ResultPlace | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  if (!('shown' in state && typeof state.shown === 'number')) return undefined;
  if (!('top' in state && typeof state.top === 'number')) return undefined;
  return { shown: state.shown, top: state.top };
}
