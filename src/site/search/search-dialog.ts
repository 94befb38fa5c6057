import type { SearchHit, SearchResults } from '../../core/search/search-results.ts';
import { searchTexts as texts } from '../i18n/en-search-scripts.ts';
import { acceptPaste } from './accept-paste.ts';
import { markArrival, rememberArrival } from './arrival.ts';
import {
  make,
  makeCaseReason,
  makeFacts,
  makeMarked,
  makeSuggestion,
  readLabels,
  type SearchLabels,
} from './hit-elements.ts';
import { requirePart } from './require-part.ts';
import { createSearchClient, type SearchClient } from './search-client.ts';
import type { SearchRecorder } from './search-recorder.ts';

const limit = 8;

/** How long the first result waits for the others, in milliseconds: where all are at hand, they appear at once. */
const firstResultDelay = 40;

/**
 * The dialog that searches as one types. The field is a combobox over a list of results: arrows choose, Enter opens, Esc
 * closes. `data-search-state` says what it shows: `idle`, `loading`, `done`, `empty` or `failed`.
 */
export class SearchDialog extends HTMLElement {
  #client: SearchClient | undefined;
  #labels: SearchLabels | undefined;
  /** Loaded with the first results, which do not wait for it. */
  #recorder: SearchRecorder | undefined;
  /** What an option leads to. */
  readonly #hits = new Map<HTMLAnchorElement, SearchHit>();
  #active = -1;
  /** Key of the first result where it is shown while others are still loading. */
  #early: string | undefined;
  #earlyTimer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#client = createSearchClient(this.dataset['index'] ?? '/search-index/');
    this.#labels = readLabels(this);
    this.#field.addEventListener('input', () => void this.#search());
    acceptPaste(this.#field);
    this.#field.addEventListener('keydown', (event) => this.#onKey(event));
    this.#form.addEventListener('submit', (event) => {
      const option = this.#options[this.#active];
      if (option === undefined && this.#field.value.trim() !== '') {
        this.#recorder?.drop();
        return;
      }
      event.preventDefault();
      option?.click();
    });
    this.#list.addEventListener('click', (event) => {
      const option = event.target instanceof Element ? event.target.closest('a') : null;
      if (!option) return;
      const hit = this.#hits.get(option);
      rememberArrival(option, hit?.words ?? []);
      if (hit) this.#recorder?.open(hit);
      // A link to a place on the same page loads nothing, so the dialog would stay.
      if (option.pathname !== location.pathname || option.hash === '' || isForNewPage(event)) return;
      this.#dialog.close();
      // After the browser went to the place.
      setTimeout(() => void markArrival());
    });
    this.#list.addEventListener('pointermove', (event) => {
      const option = event.target instanceof Element ? event.target.closest('a') : null;
      if (option) this.#choose(this.#options.indexOf(option), false);
    });
    // A click beside the dialog lands on the dialog element itself.
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.querySelector('[data-search-close]')?.addEventListener('click', () => this.#dialog.close());
    this.#dialog.addEventListener('close', () => this.#recorder?.leave());
    // The results page tells of what it shows.
    this.#all.addEventListener('click', () => this.#recorder?.drop());
    this.#showState('idle', '');
  }

  /** Loads what the first query needs. */
  prepare(): void {
    this.#client?.prepare();
  }

  /** Takes over the dialog, which is shown already, and searches for what was typed before this script was there. */
  open(): void {
    if (!this.#dialog.open) return;
    this.prepare();
    if (this.#field.value.trim() !== '') void this.#search();
  }

  get #dialog(): HTMLDialogElement {
    return requirePart(this, 'dialog', HTMLDialogElement);
  }
  get #form(): HTMLFormElement {
    return requirePart(this, 'form', HTMLFormElement);
  }
  get #field(): HTMLInputElement {
    return requirePart(this, 'input', HTMLInputElement);
  }
  get #list(): HTMLElement {
    return requirePart(this, '[role="listbox"]', HTMLElement);
  }
  get #status(): HTMLElement {
    return requirePart(this, '[role="status"]', HTMLElement);
  }
  get #suggestion(): HTMLElement {
    return requirePart(this, '.search-suggestion', HTMLElement);
  }
  get #all(): HTMLAnchorElement {
    return requirePart(this, '.search-all', HTMLAnchorElement);
  }
  get #options(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll('a')];
  }

  async #search(): Promise<void> {
    const query = this.#field.value;
    clearTimeout(this.#earlyTimer);
    this.#early = undefined;
    if (query.trim() === '') {
      this.#recorder?.drop();
      this.#showHits([]);
      this.#showState('idle', '');
      return;
    }
    this.setAttribute('data-search-state', 'loading');
    const isAsked = (): boolean => this.#field.value === query;
    try {
      const results = await this.#client?.search(query, {
        limit,
        asYouType: true,
        loosen: true,
        hasFacets: false,
        language: document.documentElement.lang,
        onFirst: (first) => {
          this.#earlyTimer = setTimeout(() => isAsked() && this.#showResults(first, false), firstResultDelay);
        },
      });
      if (results && isAsked()) this.#showResults(results, true);
    } catch (error) {
      clearTimeout(this.#earlyTimer);
      const { title, hint } =
        error instanceof Error && error.name === 'ManifestError' ? texts.outdated : texts.failed;
      this.#showHits([]);
      this.#showState('failed', `${title}. ${hint}`);
    }
  }

  /** Has the search told to the server, where it turns out to be meant. */
  async #record(results: SearchResults): Promise<void> {
    if (!this.#recorder) {
      const recorder = await import('./search-recorder.ts');
      this.#recorder ??= new recorder.SearchRecorder();
    }
    if (this.#dialog.open && this.#field.value === results.query) this.#recorder.show(results);
  }

  /** @param isWhole Whether these are all; else it is the first alone, and the list only grows from here. */
  #showResults(results: SearchResults, isWhole: boolean): void {
    const { query, hits, total, isTotalExact, isLoosened, suggestion, missing } = results;
    clearTimeout(this.#earlyTimer);
    void this.#record(results);
    // As high as before, so that the dialog does not shrink for a moment.
    this.#list.style.minHeight = isWhole ? '' : `${this.#list.offsetHeight}px`;
    this.#showHits(hits);
    this.#suggestion.replaceChildren(...makeSuggestion(results, addressOf));
    if (!isWhole) this.#early = hits[0]?.key;
    const notes = [
      total === 0
        ? texts.nothing(query.trim())
        : isLoosened && !suggestion
          ? texts.nearest
          : texts.count(total, isTotalExact),
      ...(missing.length > 0 ? [texts.incomplete] : []),
    ];
    this.#showState(isWhole ? (total === 0 ? 'empty' : 'done') : 'loading', notes.join(' · '));
    const all = this.#all;
    all.hidden = total === 0;
    all.href = addressOf(query);
    all.textContent = texts.allResults(total);
  }

  #showState(state: string, text: string): void {
    this.setAttribute('data-search-state', state);
    this.#status.textContent = text;
    this.#field.setAttribute('aria-expanded', String(this.#options.length > 0));
  }

  /** Shows results in place of those that are there; the first stays as it is where it is shown already. */
  #showHits(hits: readonly SearchHit[]): void {
    this.#suggestion.replaceChildren();
    const isFirstThere = this.#early !== undefined && this.#early === hits[0]?.key;
    if (!isFirstThere) {
      this.#hits.clear();
      this.#active = -1;
      this.#field.removeAttribute('aria-activedescendant');
      this.#list.replaceChildren();
      this.#list.scrollTop = 0;
      this.#all.hidden = true;
    }
    this.#list.append(...hits.slice(isFirstThere ? 1 : 0).map((hit) => this.#makeGroup(hit)));
    this.#options.forEach((option, index) => (option.id = `search-option-${index}`));
  }

  /** An article: its best section, then others that answer. */
  #makeGroup(hit: SearchHit): HTMLElement {
    const title = make('span', 'hit-title', ...makeMarked(hit.title));
    const group = make('div', 'hit');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', title.textContent);
    const best = this.#makeOption(hit.address, 'hit-best', hit);
    best.append(title);
    if (this.#labels) best.append(makeFacts(hit, this.#labels));
    if (hit.section && hit.section.heading.length > 0) {
      best.append(make('span', 'hit-section', ...makeMarked(hit.section.heading)));
    }
    best.append(make('span', 'hit-passage', ...makeMarked(hit.passage)), ...makeCaseReason(hit));
    best.lang = hit.language;
    group.append(best);
    for (const { address, heading } of hit.otherSections) {
      const other = this.#makeOption(address, 'hit-other', hit);
      other.append(make('span', 'hit-section', ...makeMarked(heading)));
      other.lang = hit.language;
      group.append(other);
    }
    return group;
  }

  #makeOption(address: string, className: string, hit: SearchHit): HTMLAnchorElement {
    const option = make('a', className);
    option.href = address;
    option.tabIndex = -1;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    this.#hits.set(option, hit);
    return option;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing) {
      // A search field would take the first press to empty itself.
      event.preventDefault();
      this.#dialog.close();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const { length } = this.#options;
    if (step === 0 || length === 0 || event.isComposing) return;
    event.preventDefault();
    // Above the first option is the field itself.
    this.#choose(((this.#active + 1 + step + length + 1) % (length + 1)) - 1, true);
  }

  #choose(index: number, isByKey: boolean): void {
    this.#active = index;
    this.#options.forEach((option, position) =>
      option.setAttribute('aria-selected', String(position === index)),
    );
    const chosen = this.#options[index];
    if (!chosen) {
      this.#field.removeAttribute('aria-activedescendant');
      return;
    }
    this.#field.setAttribute('aria-activedescendant', chosen.id);
    if (isByKey) chosen.scrollIntoView({ block: 'nearest' });
  }
}

function addressOf(query: string): string {
  return `/search/?${new URLSearchParams({ q: query }).toString()}`;
}

/** Whether a click opens a tab or a window of its own. */
function isForNewPage({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey;
}

customElements.define('casebook-search', SearchDialog);
