import type { SearchFilters } from '../../core/search/facets.ts';
import type { SearchHit, SearchResults, SortOrder } from '../../core/search/search-results.ts';
import { resultsTexts, searchTexts as texts } from '../i18n/en-search-scripts.ts';
import { formatShortDay } from '../i18n/format.ts';
import { acceptPaste } from './accept-paste.ts';
import { rememberArrival } from './arrival.ts';
import { makeFacets, readFacets } from './facet-elements.ts';
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
import { readResultAddress, readSort, writeResultAddress, type ResultQuery } from './result-address.ts';
import { readPlace, rememberPlace } from './result-place.ts';
import { createSearchClient, type SearchClient } from './search-client.ts';
import { SearchRecorder } from './search-recorder.ts';

const pageSize = 10;

/**
 * The results page: what is searched for stands in the address, so that a result list can be sent to a colleague.
 * `data-search-state` says what it shows: `idle`, `loading`, `done`, `empty`, `failed` or `outdated`.
 */
class SearchResultsPage extends HTMLElement {
  #client: SearchClient | undefined;
  #labels: SearchLabels | undefined;
  readonly #recorder = new SearchRecorder();
  #filters: SearchFilters = {};
  #sort: SortOrder = 'relevance';
  #limit = pageSize;

  connectedCallback(): void {
    this.#client = createSearchClient(this.dataset['index'] ?? '/search-index/');
    this.#client.prepare();
    this.#labels = readLabels(this);
    const form = this.#part('form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ask({}, 'push');
    });
    acceptPaste(this.#field);
    this.#field.addEventListener('input', () => this.#ask({}, 'replace', true));
    form.addEventListener('change', ({ target }) => {
      if (target === this.#sorting) this.#ask({ sort: readSort(this.#sorting.value) }, 'push');
      else if (target instanceof HTMLInputElement && target.type === 'checkbox')
        this.#ask({ filters: readFacets(form) }, 'push');
    });
    for (const button of this.querySelectorAll('[data-clear-filters]')) {
      button.addEventListener('click', () => this.#ask({ filters: {} }, 'push'));
    }
    this.#part('[data-more]').addEventListener('click', () => void this.#showMore());
    this.#part('[data-retry]').addEventListener('click', () => void this.#search());
    this.#part('[data-reload]').addEventListener('click', () => location.reload());
    this.#part('.result-list').addEventListener('click', ({ target }) => {
      if (!(target instanceof Element) || !target.closest('a')) return;
      const key = target.closest<HTMLElement>('.result')?.dataset['key'];
      if (key !== undefined) this.#recorder.open({ key });
    });
    for (const link of this.#caseLinks) {
      // Told by the time that the link is followed, so that the case is known to come of the search.
      const keep = async (): Promise<void> => {
        const query = this.#field.value;
        const id = await this.#recorder.keep();
        if (id !== undefined && this.#field.value === query) this.#offerCase(id);
      };
      link.addEventListener('pointerenter', () => void keep());
      link.addEventListener('focus', () => void keep());
    }
    addEventListener('popstate', () => this.#readAddress());
    addEventListener('pagehide', () => rememberPlace({ shown: this.#limit, top: scrollY }));
    this.#readAddress();
  }

  get #field(): HTMLInputElement {
    return requirePart(this, 'input[name="q"]', HTMLInputElement);
  }

  get #sorting(): HTMLSelectElement {
    return requirePart(this, 'select[name="sort"]', HTMLSelectElement);
  }

  #part(selector: string): HTMLElement {
    return requirePart(this, selector, HTMLElement);
  }

  #readAddress(): void {
    const { query, filters, sort } = readResultAddress(location.search);
    this.#field.value = query;
    this.#filters = filters;
    this.#sort = sort;
    this.#sorting.value = sort;
    const place = readPlace(history.state);
    this.#limit = place?.shown ?? pageSize;
    // The browser went to the old place before the results were there.
    void this.#search().then(() => place && scrollTo({ top: place.top, behavior: 'instant' }));
  }

  /** Asks for what the field holds, with filters or in an order that differ from before. */
  #ask(
    { filters = this.#filters, sort = this.#sort }: Partial<Omit<ResultQuery, 'query'>>,
    how: 'push' | 'replace',
    isTyping = false,
  ): void {
    this.#filters = filters;
    this.#sort = sort;
    this.#limit = pageSize;
    const address = writeResultAddress({ query: this.#field.value, filters, sort });
    if (address !== location.pathname + location.search) {
      if (how === 'push') history.pushState(undefined, '', address);
      else history.replaceState(undefined, '', address);
    }
    void this.#search(isTyping);
  }

  async #search(isTyping = false): Promise<void> {
    const query = this.#field.value;
    document.title = document.title.replace(/^.*?(?=[^·]*$)/, () => `${titleOf(query)} · `);
    if (query.trim() === '' && Object.keys(this.#filters).length === 0) {
      this.#showState('idle', '');
      return;
    }
    this.setAttribute('data-search-state', 'loading');
    try {
      const results = await this.#client?.search(query, {
        limit: this.#limit,
        filters: this.#filters,
        sort: this.#sort,
        asYouType: isTyping,
        loosen: true,
        language: document.documentElement.lang,
      });
      if (!results) return;
      this.#showResults(results);
      // Narrowed to nothing is not the same as found nothing.
      if (results.total > 0 || Object.keys(this.#filters).length === 0) {
        this.#recorder.show(results, !isTyping);
      }
    } catch (error) {
      const isOutdated = error instanceof Error && error.name === 'ManifestError';
      this.#showState(
        isOutdated ? 'outdated' : 'failed',
        isOutdated ? texts.outdated.title : texts.failed.title,
      );
    }
  }

  async #showMore(): Promise<void> {
    const before = this.#links.length;
    this.#limit += pageSize;
    rememberPlace({ shown: this.#limit, top: scrollY });
    await this.#search();
    this.#links[before]?.focus();
  }

  get #links(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('.result-title a')];
  }

  #showResults(results: SearchResults): void {
    const { query, hits, total, isTotalExact, facets, filters, isLoosened, suggestion, missing } = results;
    const labels = this.#labels;
    if (!labels) return;
    this.#showFacets(() => this.#part('.facets-list').replaceChildren(...makeFacets(facets, labels)));
    this.#part('.result-list').replaceChildren(...hits.map((hit) => makeResult(hit, labels)));
    this.#part('[data-more]').hidden = hits.length >= total;
    const isFiltered = Object.keys(filters).length > 0;
    for (const part of this.querySelectorAll<HTMLElement>('[data-clear-filters]')) part.hidden = !isFiltered;
    this.#part('.empty-filtered').hidden = !isFiltered;
    this.#part('.empty-title').textContent = texts.nothing(shorten(query));
    this.#part('.results-incomplete').hidden = missing.length === 0;
    this.#part('.results-nearest').hidden = !isLoosened || suggestion !== undefined;
    this.#part('.results-suggestion').replaceChildren(
      ...makeSuggestion(results, (meant) =>
        writeResultAddress({ query: meant, filters: this.#filters, sort: this.#sort }),
      ),
    );
    this.#offerLoosePhrase(query);
    this.#offerCase(undefined);
    const count =
      hits.length < total && isTotalExact
        ? resultsTexts.countOf(hits.length, total)
        : texts.count(total, isTotalExact);
    this.#showState(total === 0 ? 'empty' : 'done', total === 0 ? texts.nothing(shorten(query)) : count);
  }

  /** The same words, which need not stand together. */
  #offerLoosePhrase(query: string): void {
    const loose = query.replaceAll('"', ' ').trim();
    this.#part('.empty-phrase').hidden = !query.includes('"') || loose === '';
    requirePart(this, '.empty-phrase a', HTMLAnchorElement).href = writeResultAddress({
      query: loose,
      filters: this.#filters,
      sort: this.#sort,
    });
  }

  get #caseLinks(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('[data-open-case]')];
  }

  /** Leads to a new case that begins with what was searched for, and says which search it comes of. */
  #offerCase(search: string | undefined): void {
    const given = new URLSearchParams({ title: this.#field.value.trim(), ...(search && { search }) });
    for (const link of this.#caseLinks) link.href = `/cases/new/?${given.toString()}`;
  }

  /** Replaces the facets and gives the focus back to the box that had it. */
  #showFacets(replace: () => void): void {
    const focused = document.activeElement;
    const box = focused instanceof HTMLInputElement && focused.closest('.facet') ? focused : undefined;
    replace();
    if (!box) return;
    for (const other of this.querySelectorAll<HTMLInputElement>('.facet input')) {
      if (other.name === box.name && other.value === box.value) other.focus();
    }
  }

  #showState(state: string, text: string): void {
    this.setAttribute('data-search-state', state);
    this.#part('[role="status"]').textContent = text;
  }
}

/** The query as the name of the page, for tabs and history. */
function titleOf(query: string): string {
  return query.trim() === '' ? resultsTexts.title : shorten(query);
}

/** At most 60 characters, cut between characters. */
function shorten(query: string): string {
  const characters = Array.from(query.trim());
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('').trimEnd()}…`;
}

function makeResult(hit: SearchHit, labels: SearchLabels): HTMLElement {
  const link = (address: string, ...content: readonly (Node | string)[]): HTMLAnchorElement => {
    const anchor = make('a', '', ...content);
    anchor.href = address;
    anchor.addEventListener('click', () => rememberArrival(anchor, hit.words));
    return anchor;
  };
  const result = make(
    'li',
    'result',
    make('h2', 'result-title', link(hit.address, ...makeMarked(hit.title))),
  );
  result.lang = hit.language;
  result.dataset['key'] = hit.key;
  const facts = makeFacts(hit, labels);
  facts.lang = document.documentElement.lang;
  facts.append(...hit.products.map((product) => make('span', '', labels.product[product] ?? product)));
  if (hit.day > 0) facts.append(makeDay(hit.day));
  result.append(facts);
  const passage = make('p', 'hit-passage');
  if (hit.section && hit.section.heading.length > 0) {
    passage.append(make('span', 'hit-section', ...makeMarked(hit.section.heading)), ' ');
  }
  passage.append(...makeMarked(hit.passage));
  result.append(passage);
  result.append(...makeCaseReason(hit));
  if (hit.otherSections.length > 0) {
    const items = hit.otherSections.map(({ address, heading }) =>
      make('li', '', link(address, ...makeMarked(heading))),
    );
    result.append(make('ul', 'result-sections', ...items));
  }
  return result;
}

/** When an article was last verified or written, from days since 1970-01-01. */
function makeDay(day: number): HTMLElement {
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  const time = make('time', '', formatShortDay(date, document.documentElement.lang));
  time.dateTime = date;
  return time;
}

customElements.define('casebook-search-results', SearchResultsPage);
