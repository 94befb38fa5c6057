import { createSearchClient } from '../search/search-client.ts';
import { wordsOfAddress } from './address-words.ts';

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
    const found = await createSearchClient(indexAddress).search(words, {
      limit: shownSuggestions,
      loosen: true,
    });
    const panel = this.querySelector<HTMLElement>('.suggestions');
    if (!panel || !found || found.hits.length === 0) return;
    const entries = found.hits.map(({ key, address, language, title }) => {
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

customElements.define('casebook-suggestions', Suggestions);
