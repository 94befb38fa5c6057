import { answerImmutable, answerManifest, answerPage } from './answer-request.ts';
import { isSearchKept, keepSearch } from './keep-search.ts';
import { findKept, forgetEverything, keep, keptAt, removeUnknownStores } from './kept-files.ts';
import { hasKind, type PageMessage, type WorkerMessage } from './offline-messages.ts';
import { kindOfRequest } from './request-kind.ts';
import { basicPages, storeOf } from './stores.ts';
import { workerScope as scope, type PageMessageEvent, type RequestEvent } from './worker-scope.ts';

/** When copies that pages show were kept, by page. */
const copies = new Map<string, number>();
let keeping: Promise<boolean> | undefined;

scope.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([keepBasics(), scope.skipWaiting()]));
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([removeUnknownStores(), scope.clients.claim()]));
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { method, mode, url } = request;
  const kind = kindOfRequest({ method, mode, url, hasRange: request.headers.has('range') }, location.origin);
  const goOn = (work: Promise<unknown>): void => event.waitUntil(work);
  switch (kind) {
    case 'page':
      event.respondWith(answerAndNote(event));
      break;
    case 'manifest':
      event.respondWith(answerManifest(request));
      break;
    case 'immutable':
      event.respondWith(answerImmutable(request, goOn));
      break;
    case 'sign-out':
      event.waitUntil(forgetEverything());
      break;
    case 'left-alone':
      break;
  }
});

scope.addEventListener('message', (event) => {
  if (!hasKind(event.data)) return;
  // Pages post no other messages.
  const message = event.data as PageMessage;
  if (message.kind === 'opened') tellOfCopy(event);
  else if (message.kind === 'at-rest') event.waitUntil(keepAtRest(message, event));
});

/** Keeps the pages that always open, and the site's own files. What is here already is not loaded again. */
async function keepBasics(): Promise<void> {
  await Promise.all([
    ...basicPages.map((path) => keepPage(path)),
    ...scope.casebookAssets.map((path) => keepImmutable(path)),
  ]);
}

async function answerAndNote(event: RequestEvent): Promise<Response> {
  const { response, isCopy } = await answerPage(event.request, (work) => event.waitUntil(work));
  if (isCopy) copies.set(event.resultingClientId, keptAt(response));
  return response;
}

function tellOfCopy({ source }: PageMessageEvent): void {
  const at = source && copies.get(source.id);
  if (source && at) tell(source, { kind: 'copy', keptAt: at });
}

/** Keeps what a page shows that was there before this worker, and the search index. */
async function keepAtRest(
  { path, images, mayLoadSearch }: Extract<PageMessage, { kind: 'at-rest' }>,
  { source }: PageMessageEvent,
): Promise<void> {
  const page = kindOfRequest(
    { method: 'GET', mode: 'navigate', url: new URL(path, location.origin).href, hasRange: false },
    location.origin,
  );
  if (page === 'page' && !(await findKept('pages', path))) await keepPage(path).catch(() => undefined);
  for (const image of images) await keepImmutable(image).catch(() => undefined);
  if (mayLoadSearch) {
    keeping ??= keepSearch().finally(() => (keeping = undefined));
    // Without network it goes on another time.
    const isOther = await keeping.catch(() => false);
    // The pages that always open are of the same build then. They are gone after a sign-out.
    if (isOther || !(await findKept('pages', '/offline/'))) await keepBasics().catch(() => undefined);
  }
  if (source && (await isSearchKept())) tell(source, { kind: 'search-kept' });
}

async function keepPage(path: string): Promise<void> {
  const isKept = await keep('pages', path, await fetch(path, { cache: 'no-cache' }));
  if (!isKept) throw new Error(`${path} cannot be kept.`);
}

async function keepImmutable(path: string): Promise<void> {
  const store = storeOf(path);
  if (await findKept(store, path)) return;
  if (!(await keep(store, path, await fetch(path)))) throw new Error(`${path} cannot be kept.`);
}

function tell(page: { readonly postMessage: (message: unknown) => void }, message: WorkerMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a client of a worker has no origin to name
  page.postMessage(message);
}
