/** A request to the API below the article, and what is said once it is done. */
interface Message {
  readonly path: string;
  readonly body: unknown;
  readonly done: string | undefined;
}

/** Shows which cases an article resolved, and takes what a reader says of it. Nothing appears where nobody answers. */
export class CasePanel extends HTMLElement {
  #key = '';

  async connectedCallback(): Promise<void> {
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      if (event.target instanceof HTMLFormElement) void this.#send(event.target);
    });
    // Another text is another message; the same one is kept once.
    this.addEventListener('input', () => (this.#key = ''));
    await this.#load();
  }

  async #load(): Promise<void> {
    const query = new URLSearchParams({ article: this.#id });
    const response = await fetch(`/cases/article-panel/?${query}`).catch(() => undefined);
    // Whoever has to sign in anew is not shown the page for that here.
    if (!response?.ok || response.redirected) return;
    const template = document.createElement('template');
    template.innerHTML = await response.text();
    this.replaceChildren(template.content);
    this.hidden = false;
  }

  async #send(form: HTMLFormElement): Promise<void> {
    const number = form.querySelector<HTMLInputElement>('[name="number"]');
    if (number && !/^(?:SR-\d{6,12})?$/i.test(number.value.trim())) return this.#say(number.dataset['wrong']);
    const { path, body, done } = messageOf(form, number, this.#lang);
    this.#key ||= crypto.randomUUID();
    const response = await fetch(`/api/articles/${this.#id}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': this.#key },
      body: JSON.stringify(body),
    }).catch(() => undefined);
    if (!response?.ok) return this.#say(await detailOf(response));
    this.#key = '';
    await this.#load();
    this.#say(done);
  }

  get #id(): string {
    return this.dataset['id'] ?? '';
  }

  /** Language that the article is read in: that of the page where it names no other. */
  get #lang(): string {
    const article = this.closest<HTMLElement>('article');
    return article?.lang || document.documentElement.lang;
  }

  #say(text: string | undefined): void {
    const said = this.querySelector<HTMLElement>('[data-said]');
    if (said) said.textContent = text ?? said.dataset['failed'] ?? '';
  }
}

/** A flag, a case that the article resolved, or a word of thanks. */
function messageOf(form: HTMLFormElement, number: HTMLInputElement | null, lang: string): Message {
  const text = form.querySelector('textarea')?.value.trim() ?? '';
  const kind = form.querySelector('select')?.value;
  const given = text === '' ? {} : { text };
  const { done } = form.dataset;
  if (kind !== undefined) return { path: `flags?lang=${lang}`, body: { kind, ...given }, done };
  const solved = number?.value.trim().toUpperCase() ?? '';
  if (solved === '') return { path: `feedback?lang=${lang}`, body: { isHelpful: true, ...given }, done };
  const reason = text === '' ? {} : { reason: text };
  const body = { cases: [solved], kind: 'reused', lang, ...reason };
  return { path: 'cases', body, done: number?.dataset['done'] };
}

/** What the server says is wrong. */
async function detailOf(response: Response | undefined): Promise<string | undefined> {
  const problem: unknown = await response?.json().catch(() => undefined);
  const isProblem = typeof problem === 'object' && problem !== null && 'detail' in problem;
  return isProblem && typeof problem.detail === 'string' ? problem.detail : undefined;
}

customElements.define('casebook-case-panel', CasePanel);
