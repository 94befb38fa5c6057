import { lastTold } from '../search/told-search.ts';

/**
 * A box of a form that says which search of this tab did not help before, so that it is known what came of the search. It is there, and
 * ticked, where there was one lately; whoever searched for something else takes the tick away.
 */
class LastSearch extends HTMLElement {
  connectedCallback(): void {
    this.#show();
    // The search may be made on this very page.
    this.closest('form')?.addEventListener('focusin', () => this.#show());
  }

  #show(): void {
    const box = this.querySelector('input');
    const words = this.querySelector('q');
    const search = lastTold(Date.now());
    if (!box || !words || search?.id === box.value) return;
    this.hidden = search === undefined;
    box.disabled = search === undefined;
    box.checked = search !== undefined;
    box.value = search?.id ?? '';
    words.textContent = search?.words ?? '';
  }
}

customElements.define('casebook-last-search', LastSearch);
