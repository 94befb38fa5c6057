import { recall, remember } from './storage.ts';

let tabSets = 0;

/**
 * Passages that differ by product or platform, one at a time. Without script all of them are shown one below the
 * other. A choice holds for every set of the same kind, on this page and the next ones.
 */
class Tabs extends HTMLElement {
  #buttons: HTMLButtonElement[] = [];
  #panels: HTMLElement[] = [];

  connectedCallback(): void {
    this.#panels = [...this.querySelectorAll<HTMLElement>(':scope > .tab')];
    if (this.#panels.length < 2 || this.#buttons.length > 0) return;
    tabSets += 1;
    const list = document.createElement('div');
    list.className = 'tab-list';
    list.setAttribute('role', 'tablist');
    const { by = '' } = this.dataset;
    if (by !== '') list.setAttribute('aria-label', by.charAt(0).toUpperCase() + by.slice(1));
    this.#buttons = this.#panels.map((panel, index) => this.#addTab(list, panel, index));
    this.prepend(list);
    this.classList.add('is-enhanced');
    this.show(recall(this.#key) ?? '', false);
    document.addEventListener('casebook:tab', (event) => {
      if (event instanceof CustomEvent && event.detail.by === this.dataset['by'])
        this.show(event.detail.label, false);
    });
    // A fragment may lead into a panel that is not shown.
    const revealTarget = () => {
      const target =
        location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
      const panel = this.#panels.find((candidate) => candidate.contains(target));
      if (panel) this.show(panel.dataset['label'] ?? '', false);
    };
    addEventListener('hashchange', revealTarget);
    revealTarget();
  }

  get #key(): string {
    return `casebook:tab:${this.dataset['by'] ?? ''}`;
  }

  #addTab(list: HTMLElement, panel: HTMLElement, index: number): HTMLButtonElement {
    const label = panel.dataset['label'] ?? '';
    const button = document.createElement('button');
    button.type = 'button';
    button.id = `tab-${tabSets}-${index}`;
    panel.id ||= `tab-panel-${tabSets}-${index}`;
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-controls', panel.id);
    button.textContent = label;
    button.addEventListener('click', () => this.show(label, true));
    button.addEventListener('keydown', (event) => {
      const count = this.#buttons.length;
      const goal = {
        ArrowRight: (index + 1) % count,
        ArrowLeft: (index - 1 + count) % count,
        Home: 0,
        End: count - 1,
      }[event.key];
      if (goal === undefined) return;
      event.preventDefault();
      const next = this.#buttons[goal];
      next?.focus();
      next?.click();
    });
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', button.id);
    list.append(button);
    return button;
  }

  /** Shows the panel of a label where there is one; `isChoice` when the reader asked for it. */
  show(label: string, isChoice: boolean): void {
    const found = this.#panels.findIndex((panel) => panel.dataset['label'] === label);
    const hasShown = this.#panels.some((panel) => panel.hidden);
    if (found < 0 && hasShown) return;
    this.#panels.forEach((panel, index) => {
      const isShown = index === Math.max(0, found);
      panel.hidden = !isShown;
      this.#buttons[index]?.setAttribute('aria-selected', String(isShown));
      if (this.#buttons[index]) this.#buttons[index].tabIndex = isShown ? 0 : -1;
    });
    if (!isChoice) return;
    remember(this.#key, label);
    document.dispatchEvent(new CustomEvent('casebook:tab', { detail: { by: this.dataset['by'], label } }));
  }
}

customElements.define('casebook-tabs', Tabs);
