import type { SearchResults } from '../../core/search/search-results.ts';
import type { SearchRequest, WorkerAnswer, WorkerRequest } from './search-messages.ts';
import type { SearchService } from './search-service.ts';

/** Search for a page: in a worker, or in the page itself where workers are blocked. */
export interface SearchClient {
  /** Starts loading before the first query, when a search field gets the focus. */
  readonly prepare: () => void;
  /**
   * Asks; a later question takes the place of an earlier one, which then gives `undefined` and no first result either.
   *
   * @throws When the index cannot be loaded; an error named `ManifestError` when it is not for these scripts.
   */
  readonly search: (query: string, options: SearchRequest) => Promise<SearchResults | undefined>;
}

/** Where questions are answered. */
type Backend = (query: string, options: SearchRequest, signal: AbortSignal) => Promise<SearchResults>;

/** @param indexAddress Folder of the index, e.g. `/search-index/`. */
export function createSearchClient(indexAddress: string): SearchClient {
  let backend: Promise<Backend> | undefined;
  let current: AbortController | undefined;
  const open = (): Promise<Backend> => {
    backend ??= openWorker(indexAddress)
      .catch(() => openInPage(indexAddress))
      .catch((error: unknown) => {
        backend = undefined;
        throw error;
      });
    return backend;
  };
  return {
    prepare: () => {
      // A failure shows with the first query, which tries again.
      open().catch(() => undefined);
    },
    search: async (query, options) => {
      current?.abort();
      const controller = new AbortController();
      current = controller;
      try {
        const ask = await open();
        const { signal } = controller;
        if (signal.aborted) return undefined;
        return await ask(query, { ...options, ...whileWanted(options.onFirst, signal) }, signal);
      } catch (error) {
        if (controller.signal.aborted) return undefined;
        throw error;
      }
    },
  };
}

/** A first result that comes after a later question is heard by nobody. */
function whileWanted(onFirst: SearchRequest['onFirst'], signal: AbortSignal): Pick<SearchRequest, 'onFirst'> {
  if (!onFirst) return {};
  return {
    onFirst: (results) => {
      if (!signal.aborted) onFirst(results);
    },
  };
}

/** @throws When the worker cannot start: blocked by policy, or its file cannot be loaded. */
async function openWorker(indexAddress: string): Promise<Backend> {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
  await new Promise<void>((resolve, reject) => {
    worker.addEventListener('message', () => resolve(), { once: true });
    worker.addEventListener('error', () => reject(new Error('The search worker did not start.')), {
      once: true,
    });
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  const send = (message: WorkerRequest): void => worker.postMessage(message);
  send({ kind: 'prepare', indexAddress });
  let lastId = 0;
  return (query, { onFirst, ...options }, signal) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const receive = ({ data }: MessageEvent<WorkerAnswer>): void => {
        if (data.kind === 'ready' || data.id !== id) return;
        if (data.kind === 'first') {
          onFirst?.(data.results);
          return;
        }
        worker.removeEventListener('message', receive);
        if (data.kind === 'results') resolve(data.results);
        else reject(Object.assign(new Error(data.reason), { name: data.name }));
      };
      worker.addEventListener('message', receive);
      signal.addEventListener('abort', () => {
        worker.removeEventListener('message', receive);
        send({ kind: 'cancel', id });
        reject(new DOMException('A later query took its place.', 'AbortError'));
      });
      send({ kind: 'search', id, query, options, wantsFirst: onFirst !== undefined });
    });
}

async function openInPage(indexAddress: string): Promise<Backend> {
  const { createSearchService } = await import('./search-service.ts');
  const service: SearchService = createSearchService(indexAddress);
  return (query, options, signal) => service.search(query, { ...options, signal });
}
