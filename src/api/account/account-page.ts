import { html } from 'hono/html';
import { accountTexts as t } from './texts.ts';

export type Markup = Awaited<ReturnType<typeof html>>;

/** Files of the site that the pages need, which the server reads at its start. */
export interface AccountAssets {
  readonly style: string;
  /** Applies a remembered theme before the first paint. */
  readonly script: string;
  readonly font: Uint8Array<ArrayBuffer>;
}

/** Path that all of these pages lie below. */
export const accountBase = '/account';

export interface AccountPage {
  readonly title: string;
  readonly layout: 'narrow' | 'wide';
  readonly main: Markup;
  /** Right end of the header. */
  readonly tools?: Markup;
}

/** A page with the frame of the site. It reads, and its forms post, without a script. */
export function accountPage({ title, layout, main, tools }: AccountPage): Markup {
  return render(
    html`<!doctype html>
      <html lang="${t.lang}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${title} · ${t.site}</title>
          <script src="${accountBase}/theme.js"></script>
          <link rel="stylesheet" href="${accountBase}/style.css" />
          <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        </head>
        <body>
          <a class="skip-link" href="#main">${t.skip}</a>
          <header class="site-header">
            <a class="wordmark" href="/">
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <path
                  class="wordmark-cover"
                  d="M3 3.5A1.5 1.5 0 0 1 4.5 2H17v16H4.5A1.5 1.5 0 0 1 3 16.5z"
                ></path>
                <path class="wordmark-mark" d="M11 2v7l2-1.6L15 9V2z"></path>
              </svg>
              ${t.site}
            </a>
            ${tools ?? ''}
          </header>
          <main id="main" class="page account-page" tabindex="-1">
            <div class="account-${layout}">${main}</div>
          </main>
        </body>
      </html> `,
  );
}

/** Nothing on these pages is asynchronous. */
export function render(markup: ReturnType<typeof html>): Markup {
  if (markup instanceof Promise) throw new TypeError('the pages of accounts wait for nothing');
  return markup;
}

/** A message above a form: what went wrong or was done. */
export function note(tone: 'danger' | 'good' | 'info', text: string | Markup): Markup {
  const role = tone === 'danger' ? 'alert' : 'status';
  return render(html`<p class="note tone-${tone}" role="${role}">${text}</p>`);
}
