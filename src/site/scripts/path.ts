import { countDone, isStale, parseProgress, progressKey, tick, type PathProgress } from './path-progress.ts';
import { forget, recall, remember } from './storage.ts';

/** An onboarding path whose items can be ticked. Says which articles changed since they were. */
class OnboardingPath extends HTMLElement {
  #progress: PathProgress = { title: '', address: '', total: 0, done: {}, changed: '' };

  connectedCallback(): void {
    const items = [...this.querySelectorAll<HTMLElement>('[data-item]')];
    const { title = '', address = '' } = this.dataset;
    const empty = { title, address, total: items.length, done: {}, changed: new Date().toISOString() };
    this.#progress = { ...(parseProgress(recall(this.#key)) ?? empty), title, address, total: items.length };
    for (const item of items) this.#addBox(item);
    this.#offerReset(empty);
    this.#show();
  }

  get #key(): string {
    return `${progressKey}${this.dataset['id'] ?? ''}`;
  }

  /** Starting over can be undone until something is ticked again or the page is left. */
  #offerReset(empty: PathProgress): void {
    const reset = this.querySelector<HTMLButtonElement>('[data-reset]');
    const undo = this.querySelector<HTMLButtonElement>('[data-undo]');
    const status = this.querySelector<HTMLElement>('[data-reset-status]');
    if (!reset || !undo || !status) return;
    let cleared: PathProgress | undefined;
    reset.addEventListener('click', () => {
      cleared = this.#progress;
      forget(this.#key);
      this.#progress = empty;
      undo.hidden = false;
      undo.focus();
      status.textContent = status.dataset['resetText'] ?? '';
      this.#show();
    });
    undo.addEventListener('click', () => {
      if (!cleared) return;
      this.#progress = cleared;
      remember(this.#key, JSON.stringify(cleared));
      status.textContent = status.dataset['undoText'] ?? '';
      this.#show();
      reset.focus();
      undo.hidden = true;
    });
    this.addEventListener('change', () => (undo.hidden = true));
  }

  #addBox(item: HTMLElement): void {
    const { item: name = '', revision = '' } = item.dataset;
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.setAttribute('aria-label', item.firstElementChild?.textContent?.trim() ?? name);
    box.addEventListener('change', () => {
      this.#progress = tick(this.#progress, name, box.checked ? revision : undefined, new Date());
      remember(this.#key, JSON.stringify(this.#progress));
      this.#show();
    });
    item.prepend(box);
  }

  #show(): void {
    const names: string[] = [];
    for (const item of this.querySelectorAll<HTMLElement>('[data-item]')) {
      const { item: name = '', revision = '' } = item.dataset;
      names.push(name);
      const box = item.querySelector('input');
      if (box) box.checked = this.#progress.done[name] !== undefined;
      const stale = item.querySelector<HTMLElement>('.stale');
      if (stale) stale.hidden = !isStale(this.#progress, name, revision);
    }
    const done = countDone(this.#progress, names);
    const reset = this.querySelector<HTMLButtonElement>('[data-reset]');
    if (reset) reset.hidden = Object.keys(this.#progress.done).length === 0;
    const panel = this.querySelector<HTMLElement>('.path-progress');
    const bar = this.querySelector('progress');
    const text = this.querySelector('[data-progress-text]');
    if (!panel || !bar || !text) return;
    panel.hidden = false;
    bar.max = Math.max(1, names.length);
    bar.value = done;
    text.textContent = (this.dataset['done'] ?? '')
      .replace('{done}', String(done))
      .replace('{total}', String(names.length));
  }
}

customElements.define('casebook-path', OnboardingPath);
