import type { SearchResults } from '../../core/search/search-results.ts';
import type { WorkerAnswer, WorkerRequest } from './search-messages.ts';
import { createSearchService, type SearchService } from './search-service.ts';

let service: SearchService | undefined;
const running = new Map<number, AbortController>();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
const answer = (message: WorkerAnswer): void => globalThis.postMessage(message);

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  switch (data.kind) {
    case 'prepare':
      service ??= createSearchService(data.indexAddress);
      // A failure shows with the first query, which tries again.
      service.prepare().catch(() => undefined);
      break;
    case 'search':
      void search(data);
      break;
    case 'cancel':
      running.get(data.id)?.abort();
      break;
  }
});

async function search({
  id,
  query,
  options,
  wantsFirst,
}: Extract<WorkerRequest, { kind: 'search' }>): Promise<void> {
  const controller = new AbortController();
  const onFirst = (results: SearchResults): void => answer({ kind: 'first', id, results });
  running.set(id, controller);
  try {
    const { signal } = controller;
    const results = await service?.search(query, { ...options, signal, ...(wantsFirst ? { onFirst } : {}) });
    if (results) answer({ kind: 'results', id, results });
  } catch (error) {
    if (controller.signal.aborted) return;
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    answer({ kind: 'failed', id, name, reason: message });
  } finally {
    running.delete(id);
  }
}

answer({ kind: 'ready' });
