import type { SearchHit, SearchResults } from '../../core/search/search-results.ts';
import { readTold, rememberTold } from './told-search.ts';

/** How long the results of a search are looked at until it is one that was meant, in milliseconds. */
const lookedAt = 4000;
/** How long they are there, at least, when somebody turns away from them. */
const seen = 1000;
/** Longer ones are a problem that was pasted, and stay in the browser. */
const longestWords = 300;

/** As `announceAreas` says; where no server of ours is, nobody has said so. */
const isRecorded = /(?:^|; )casebook-areas=(?:[a-z]+\.)*searches(?:;|$)/.test(document.cookie);

/**
 * Tells the server which searches were meant: what was looked at for a while, opened, or left. Not what was typed on the way. Nothing
 * waits for it, and where no server of ours is it does nothing.
 */
export class SearchRecorder {
  #results: SearchResults | undefined;
  #words = '';
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Id of the search that is shown, once it was sent. */
  #id: Promise<string | undefined> | undefined;

  constructor() {
    // The page may be come back to as it was.
    addEventListener('pagehide', () => this.#turnAway());
  }

  /**
   * Hears what is shown; the same words again are the same search.
   *
   * @param isMeant Whether somebody asked for just this, by Enter or by an address.
   */
  show(results: SearchResults, isMeant = false): void {
    const words = results.query.trim().toWellFormed();
    // What could not be read may have been found.
    const isWhole = words !== '' && words.length <= longestWords && results.missing.length === 0;
    if (!isRecorded || !isWhole) return this.drop();
    this.#results = results;
    if (words !== this.#words) {
      clearTimeout(this.#timer);
      this.#words = words;
      this.#since = performance.now();
      const told = readTold(words);
      this.#id = told && Promise.resolve(told.id);
      this.#timer = setTimeout(() => void this.keep(), lookedAt);
    }
    if (isMeant) void this.keep();
  }

  /** Sends what is shown, once; gives its id. */
  keep(clicked?: object): Promise<string | undefined> | undefined {
    const results = this.#results;
    if (!results || this.#id) return this.#id;
    const [first] = results.hits;
    const words = this.#words;
    // Before it is answered: the results page, which may open meanwhile, tells it no second time.
    rememberTold(words, undefined);
    this.#id = post('', {
      words,
      // What comes nearest is no answer, unless it is for what was meant.
      results: results.isLoosened && !results.suggestion ? 0 : results.total,
      lang: document.documentElement.lang,
      isFromCases: first?.cases?.isDecisive,
      clicked,
    });
    void this.#id.then((id) => {
      if (id !== undefined) rememberTold(words, id);
    });
    return this.#id;
  }

  /** Somebody opens a result. */
  open(hit: Pick<SearchHit, 'key'>): void {
    const position = (this.#results?.hits.findIndex(({ key }) => key === hit.key) ?? -1) + 1;
    if (position === 0) return;
    const clicked = {
      article: hit.key,
      position,
      isFromCases: this.#results?.hits[position - 1]?.cases?.isDecisive,
    };
    if (!this.#id) void this.keep(clicked);
    else void this.#id.then((id) => (id === undefined ? undefined : post(`/${id}/click`, clicked)));
  }

  /** Somebody turns away from what is shown, for good. */
  leave(): void {
    this.#turnAway();
    this.drop();
  }

  #turnAway(): void {
    if (performance.now() - this.#since >= seen) void this.keep();
  }

  /** What is shown is told by another page, or by nobody. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#results = undefined;
    this.#words = '';
    this.#id = undefined;
  }
}

/** Tells the server, even when the page is gone by then. @returns The id that it answers with; none where it kept nothing. */
async function post(path: string, body: object): Promise<string | undefined> {
  if (!navigator.onLine) return undefined;
  try {
    const response = await fetch(`/api/searches${path}`, {
      method: 'POST',
      keepalive: true,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    // Answered so in `api/search-log/search-routes.ts`.
    return response.status === 201 ? ((await response.json()) as { id: string }).id : undefined;
  } catch {
    return undefined;
  }
}
