import { enCaseSuggestions as texts } from '../i18n/en-case-suggestions.ts';
import { adviceElement, articleElement, caseElement, type Suggestions } from './suggestion-elements.ts';

/** How long nothing is typed before it is asked, in milliseconds. */
const pause = 350;

/** How long nothing is typed before a screen reader is told what there is: it shall not talk while one writes. */
const quiet = 1500;

/** Articles, and cases, that are shown. */
const most = 3;

/** Fewer letters say nothing yet, and more are cut by the API. */
const fewest = 8;
const longest = 20_000;

/** Shows what may help while a problem is written: searching comes before escalating. */
class CaseSuggestions extends HTMLElement {
  #timer = 0;
  #quietTimer = 0;
  #asked = '';
  #shown = '';
  #asking: AbortController | undefined;

  connectedCallback(): void {
    const form = document.querySelector<HTMLFormElement>(`form[data-form="${this.dataset['form'] ?? ''}"]`);
    if (!form) return;
    this.hidden = false;
    const update = (): void => {
      clearTimeout(this.#timer);
      clearTimeout(this.#quietTimer);
      this.#timer = window.setTimeout(() => void this.#ask(form), pause);
    };
    form.addEventListener('input', update);
    this.#followView();
    update();
  }

  /** The bar that says what there is leaves where the panel itself can be seen. */
  #followView(): void {
    const [panel, bar] = [this.querySelector('aside'), this.querySelector('.suggestions-bar')];
    if (!panel || !bar) return;
    new IntersectionObserver(([entry]) => bar.toggleAttribute('data-away', entry?.isIntersecting)).observe(
      panel,
    );
  }

  async #ask(form: HTMLFormElement): Promise<void> {
    const values = new FormData(form);
    const valueOf = (name: string): string => {
      const value = values.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const text = `${valueOf('title')}\n${valueOf('problem')}`.trim().slice(0, longest);
    const known = ['product', 'component', 'productVersion'].map((name) => [name, valueOf(name)]);
    const body = JSON.stringify({
      text,
      limit: most,
      ...Object.fromEntries(known.filter(([, value]) => value !== '')),
    });
    const hasOnset = valueOf('onset/claimed/words') !== '';
    const asked = `${hasOnset ? 'since' : ''} ${body}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#asking?.abort();
    if (text.length < fewest) return this.#show(undefined, 'hint');
    const asking = new AbortController();
    this.#asking = asking;
    const response = await fetch('/api/suggestions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      signal: asking.signal,
    }).catch(() => undefined);
    // Our own API, whose document has this shape.
    const found = response?.ok ? ((await response.json().catch(() => undefined)) as Suggestions) : undefined;
    if (asking.signal.aborted) return;
    if (!found) {
      // Asked again with the next letter; what is shown stays.
      this.#asked = '';
      if (this.#shown === '') this.#show(undefined, 'failed');
      return;
    }
    const advice = found.advice.filter(({ code }) => code !== 'onset-missing' || !hasOnset);
    this.#show({ ...found, advice }, 'none');
  }

  /** @param otherwise What is said where there is neither an article nor a case. */
  #show(found: Suggestions | undefined, otherwise: 'hint' | 'none' | 'failed'): void {
    const shown = found ? JSON.stringify(found) : '';
    const { articles, cases, advice } = found ?? { articles: [], cases: [], advice: [] };
    for (const name of ['hint', 'none', 'failed']) {
      const isSaid = name === otherwise && articles.length + cases.length === 0;
      this.querySelector(`[data-${name}]`)?.toggleAttribute('hidden', !isSaid);
    }
    if (shown === this.#shown) return;
    this.#shown = shown;
    // A link that somebody has gone to stays where they are.
    const focused =
      document.activeElement instanceof HTMLAnchorElement && this.contains(document.activeElement)
        ? document.activeElement.href
        : undefined;
    this.#fill('articles', articles.map(articleElement));
    this.#fill('cases', cases.map(caseElement));
    this.#fill('advice', advice.map(adviceElement));
    if (focused !== undefined) {
      [...this.querySelectorAll('a')].find(({ href }) => href === focused)?.focus({ preventScroll: true });
    }
    this.#tell(articles.length, cases.length, advice.length);
  }

  #fill(part: string, items: readonly HTMLElement[]): void {
    const section = this.querySelector(`[data-part="${part}"]`);
    section?.toggleAttribute('hidden', items.length === 0);
    section?.querySelector('ol, ul')?.replaceChildren(...items);
  }

  /** Says in a few words what there is: to eyes in the bar at once, to ears once nothing is typed. */
  #tell(articles: number, cases: number, advice: number): void {
    const found = articles + cases > 0 ? texts.found(articles, cases) : '';
    const bar = this.querySelector<HTMLElement>('.suggestions-bar');
    const link = bar?.querySelector('a');
    if (bar) bar.hidden = found === '';
    if (link) link.textContent = found;
    clearTimeout(this.#quietTimer);
    this.#quietTimer = window.setTimeout(() => {
      const status = this.querySelector('[role="status"]');
      const said = [found, advice > 0 ? texts.advised(advice) : ''].filter((each) => each !== '').join('. ');
      if (status && status.textContent !== said) status.textContent = said;
    }, quiet);
  }
}

customElements.define('casebook-case-suggestions', CaseSuggestions);
