import { recall, remember } from './storage.ts';

/** Where a browser keeps the filters of its reader: names with the query of the list. */
const key = 'casebook:case-filters';

type OwnFilters = Readonly<Record<string, string>>;

function read(): OwnFilters {
  try {
    const kept: unknown = JSON.parse(recall(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, query]) => typeof query === 'string'));
  } catch {
    return {};
  }
}

/** Shows the reader's own filters beside those that everyone has, and keeps the present conditions under a name. */
class OwnFiltersElement extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const list = document.querySelector('.saved-filters ul');
    if (!list) return;
    this.hidden = false;
    this.#show(list);
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      const name = form.querySelector('input')?.value.trim() ?? '';
      if (name === '') return;
      remember(key, JSON.stringify({ ...read(), [name]: this.#query }));
      form.reset();
      form.closest('details')?.removeAttribute('open');
      this.#show(list);
    });
  }

  get #query(): string {
    return this.dataset['query'] ?? '';
  }

  #show(list: Element): void {
    for (const shown of list.querySelectorAll('[data-own]')) shown.remove();
    for (const [name, query] of Object.entries(read())) {
      const item = document.createElement('li');
      item.dataset['own'] = '';
      const link = document.createElement('a');
      link.href = `/cases/?${query}`;
      link.textContent = name;
      if (query === this.#query) link.setAttribute('aria-current', 'true');
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.textContent = '×';
      remove.setAttribute('aria-label', (this.dataset['remove'] ?? '').replace('…', name));
      remove.addEventListener('click', () => {
        const { [name]: _, ...rest } = read();
        remember(key, JSON.stringify(rest));
        this.#show(list);
      });
      item.append(link, remove);
      list.append(item);
    }
  }
}

customElements.define('casebook-own-filters', OwnFiltersElement);
