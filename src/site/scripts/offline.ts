import { hasKind, type PageMessage, type WorkerMessage } from '../offline/offline-messages.ts';

/*
 * Makes the site work without network: starts the service worker once the page is at rest, and says when the page is a copy
 * and when search is on this device.
 */
const workers = navigator.serviceWorker;

function show({ data }: MessageEvent<unknown>): void {
  if (!hasKind(data)) return;
  // The site's own worker posts no other messages.
  const message = data as WorkerMessage;
  if (message.kind === 'copy') showCopy(message.keptAt);
  else if (message.kind === 'search-kept') {
    for (const note of document.querySelectorAll<HTMLElement>('.offline-ready')) note.hidden = false;
  }
}

function showCopy(keptAt: number): void {
  const note = document.querySelector<HTMLElement>('.offline-copy');
  if (!note) return;
  const format = new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : undefined, {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  note.textContent = (note.dataset['text'] ?? '').replace('{time}', format.format(keptAt));
  note.hidden = false;
}

/** Whether the reader's line may be used for what they may never need. */
function isLineGood(): boolean {
  // Not every browser tells.
  const { connection } = navigator as {
    readonly connection?: { readonly saveData?: boolean; readonly effectiveType?: string };
  };
  return connection?.saveData !== true && !/2g|3g/.test(connection?.effectiveType ?? '');
}

function whenAtRest(act: () => void): void {
  const wait = (): void => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: 5000 });
    else setTimeout(act, 1000);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}

async function start(): Promise<void> {
  await workers.register('/service-worker.js');
  const { active } = await workers.ready;
  const images = Array.from(document.images, ({ src }) => new URL(src))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/images/'))
    .map(({ pathname }) => pathname);
  const message: PageMessage = {
    kind: 'at-rest',
    path: location.pathname,
    images,
    mayLoadSearch: isLineGood(),
  };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  active?.postMessage(message);
}

workers.addEventListener('message', show);
workers.startMessages();
const opened: PageMessage = { kind: 'opened' };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
workers.controller?.postMessage(opened);
whenAtRest(() => void start().catch(() => undefined));
