import type { SearchHit } from '../../core/search/search-results.ts';
import { createSearchClient } from '../search/search-client.ts';
import { namesMostOf, wordsOfAddress } from './address-words.ts';
import { hasId, idsOfSitemap, nearIds } from './near-ids.ts';

const shownSuggestions = 5;

/** Searches for the words of the address that was not found. Without an index, the field is filled in all the same. */
class Suggestions extends HTMLElement {
  connectedCallback(): void {
    const words = wordsOfAddress(location.pathname);
    const input = this.querySelector('input');
    if (input) input.value = words;
    if (words !== '') this.#suggest(words).catch(() => undefined);
  }

  async #suggest(words: string): Promise<void> {
    const { indexAddress = '/search-index/' } = this.dataset;
    const client = createSearchClient(indexAddress);
    const meant: SearchHit[] = [];
    for (const id of await readNearIds(words)) {
      const answer = await client.search(id, { limit: 1, language: 'en' });
      meant.push(...(answer?.hits.filter(({ key }) => key.split('.')[0] === id) ?? []));
    }
    // Not loosened: similar words are no reason to think that a page was meant.
    const found = await client.search(words, { limit: shownSuggestions, language: 'en' });
    const others = found?.hits.filter(
      ({ key, title, words: answers }) =>
        !meant.some((hit) => hit.key === key) &&
        namesMostOf(words, [...title.map(({ text }) => text), ...answers].join(' ')),
    );
    const hits = [...meant, ...(others ?? [])].slice(0, shownSuggestions);
    const panel = this.querySelector<HTMLElement>('.suggestions');
    if (!panel || hits.length === 0) return;
    const entries = hits.map(({ key, address, language, title }) => {
      const entry = document.createElement('li');
      const link = document.createElement('a');
      link.href = address;
      link.lang = language;
      link.textContent = title.map(({ text }) => text).join('');
      const id = document.createElement('span');
      id.className = 'article-id';
      id.textContent = key.split('.')[0] ?? key;
      entry.append(link, ' ', id);
      return entry;
    });
    panel.querySelector('ul')?.replaceChildren(...entries);
    panel.hidden = false;
  }
}

/** Ids of articles close to one in an address; none when there is none, or the sitemap cannot be read. */
async function readNearIds(words: string): Promise<string[]> {
  // Without an id in the words no list can hold a near one.
  if (!hasId(words)) return [];
  const response = await fetch('/sitemap.xml').catch(() => undefined);
  if (!response?.ok) return [];
  return nearIds(words, idsOfSitemap(await response.text())).slice(0, shownSuggestions);
}

customElements.define('casebook-suggestions', Suggestions);
