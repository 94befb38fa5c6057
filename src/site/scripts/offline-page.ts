import { manifestPath } from '../offline/request-kind.ts';
import { basicPages, stores } from '../offline/stores.ts';

/** Pages that are listed at most. */
const shown = 50;

/** What is on this device, for a reader who asked for what is not. */
class KeptPages extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('[data-retry]')?.addEventListener('click', () => location.reload());
    this.#list().catch(() => undefined);
  }

  async #list(): Promise<void> {
    const pages = await caches.open(stores.pages.name);
    const basic: ReadonlySet<string> = new Set(basicPages);
    const requests = (await pages.keys())
      .filter(({ url }) => !basic.has(new URL(url).pathname))
      .toReversed()
      .slice(0, shown);
    const entries = await Promise.all(
      requests.map(async (request) => {
        const html = await (await pages.match(request, { ignoreVary: true }))?.text();
        const link = document.createElement('a');
        link.href = new URL(request.url).pathname;
        link.textContent = titleOf(html ?? '') ?? link.pathname;
        const entry = document.createElement('li');
        entry.append(link);
        return entry;
      }),
    );
    if (entries.length > 0) {
      this.querySelector('ul')?.replaceChildren(...entries);
      this.querySelector('.offline-none')?.remove();
    }
    const search = await caches.open(stores.search.name);
    const isWhole = (await search.match(manifestPath, { ignoreVary: true })) !== undefined;
    const state = this.querySelector<HTMLElement>(`[data-search="${isWhole ? 'whole' : 'partly'}"]`);
    if (state) state.hidden = false;
  }
}

/** Title of a page without the name of the site. */
function titleOf(html: string): string | undefined {
  const title = new DOMParser().parseFromString(html, 'text/html').title.replace(/ · [^·]*$/, '');
  return title === '' ? undefined : title;
}

customElements.define('casebook-kept-pages', KeptPages);
