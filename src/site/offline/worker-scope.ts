/*
 * What we use of a service worker's global scope. TypeScript's own types of it cannot stand beside those of pages, which
 * all other scripts of the site are written with.
 */

export interface LastingEvent extends Event {
  /** Keeps the worker running until a promise is settled. */
  readonly waitUntil: (work: Promise<unknown>) => void;
}

export interface RequestEvent extends LastingEvent {
  readonly request: Request;
  /** The page that a navigation makes; empty for other requests. */
  readonly resultingClientId: string;
  readonly respondWith: (response: Promise<Response>) => void;
}

export interface PageMessageEvent extends LastingEvent {
  readonly data: unknown;
  readonly source: { readonly id: string; readonly postMessage: (message: unknown) => void } | null;
}

interface WorkerEvents {
  readonly install: LastingEvent;
  readonly activate: LastingEvent;
  readonly fetch: RequestEvent;
  readonly message: PageMessageEvent;
}

interface WorkerScope {
  readonly addEventListener: <Name extends keyof WorkerEvents>(
    name: Name,
    listener: (event: WorkerEvents[Name]) => void,
  ) => void;
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  /** Addresses of the site's scripts, styles and fonts, which `service-worker.js` names. */
  readonly casebookAssets: readonly string[];
}

// The scripts that import this run in a service worker and nowhere else.
export const workerScope = globalThis as unknown as WorkerScope;
