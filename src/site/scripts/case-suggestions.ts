/** How long nothing is typed before it is asked, in milliseconds. */
const pause = 400;

/** Articles that are shown, and that are asked for: records of customers and paths answer no problem. */
const most = 5;
const asked = 10;
const noAnswers: ReadonlySet<string> = new Set(['customer-record', 'onboarding-path']);

/** Fewer letters say nothing yet. */
const fewest = 8;

/** What is needed of an answer of `/api/search`. */
interface MarkedText {
  readonly text: string;
  readonly marks: readonly (readonly [from: number, to: number])[];
}
interface Found {
  readonly items: readonly {
    readonly key: string;
    readonly type: string;
    readonly address: string;
    readonly title: MarkedText;
    readonly passage: MarkedText;
  }[];
}

/** Shows articles that resemble the problem while it is written: searching comes before escalating. */
class CaseSuggestions extends HTMLElement {
  #timer = 0;
  #asked = '';

  connectedCallback(): void {
    const form = document.querySelector<HTMLFormElement>(`form[data-form="${this.dataset['form'] ?? ''}"]`);
    if (!form) return;
    this.hidden = false;
    const update = (): void => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#ask(form), pause);
    };
    form.addEventListener('input', update);
    update();
  }

  async #ask(form: HTMLFormElement): Promise<void> {
    const [title, problem, product] = ['title', 'problem', 'product'].map((name) => valueOf(form, name));
    const words = `${title}\n${problem}`.trim();
    const query = new URLSearchParams({ q: words.slice(0, 4000), limit: String(asked) });
    if (product) query.set('product', product);
    if (words.length < fewest || query.toString() === this.#asked) return;
    this.#asked = query.toString();
    const response = await fetch(`/api/search?${this.#asked}`).catch(() => undefined);
    // Something newer has been asked meanwhile, or there is no network: what is shown stays.
    if (!response?.ok || query.toString() !== this.#asked) return;
    // Our own API, whose document has this shape.
    this.#show((await response.json()) as Found);
  }

  #show({ items }: Found): void {
    const answers = items.filter(({ type }) => !noAnswers.has(type)).slice(0, most);
    this.querySelector('ol')?.replaceChildren(...answers.map(itemOf));
    this.querySelector('[data-hint]')?.toggleAttribute('hidden', true);
    this.querySelector('[data-none]')?.toggleAttribute('hidden', answers.length > 0);
  }
}

function valueOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}

function itemOf({ key, address, title, passage }: Found['items'][number]): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = address;
  // What is being written must not be lost.
  link.target = '_blank';
  link.append(...marked(title));
  const id = document.createElement('span');
  id.className = 'article-id';
  id.textContent = key;
  const text = document.createElement('p');
  text.append(...marked(passage));
  item.append(id, link, text);
  return item;
}

function marked({ text, marks }: MarkedText): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  let end = 0;
  for (const [from, to] of marks) {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(from, to);
    parts.push(text.slice(end, from), mark);
    end = to;
  }
  return [...parts, text.slice(end)];
}

customElements.define('casebook-case-suggestions', CaseSuggestions);
