import { commandsOf, firstWords } from './command-text.ts';

const shownFor = 2_000;

/** A button that copies a code block. Its texts come from the article around it. */
class CopyButton extends HTMLElement {
  /** What is copied. */
  source: HTMLElement | undefined;

  connectedCallback(): void {
    const {
      copy = '',
      copied = '',
      copyFailed = '',
    } = this.closest<HTMLElement>('[data-copy]')?.dataset ?? {};
    const text = this.source ? textToCopy(this.source) : '';
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = copy;
    button.setAttribute('aria-label', `${copy}: ${this.#nameOf(text)}`);
    // Apart from the button, so that its change back is not announced.
    const status = document.createElement('span');
    status.className = 'visually-hidden';
    status.setAttribute('aria-live', 'polite');
    const answer = (said: string) => {
      button.textContent = said;
      status.textContent = said;
      setTimeout(() => {
        button.textContent = copy;
        status.textContent = '';
      }, shownFor);
    };
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(text).then(
        () => answer(copied),
        () => answer(copyFailed),
      );
    });
    this.replaceChildren(button, status);
  }

  /** What the block is called, and where it runs. */
  #nameOf(text: string): string {
    const title = this.closest('.code-block')?.querySelector('.code-title')?.textContent?.trim();
    const host = this.closest('figure.command')?.querySelector('figcaption strong')?.textContent?.trim();
    const name = title || firstWords(text);
    return host ? `${name} (${host})` : name;
  }
}

function textToCopy(code: HTMLElement): string {
  const text = code.textContent?.trimEnd() ?? '';
  return code.classList.contains('language-console') ? commandsOf(text) : text;
}

customElements.define('casebook-copy', CopyButton);

// The clipboard is only there in a secure context; a button that cannot work is not shown.
if ('clipboard' in navigator) {
  for (const code of document.querySelectorAll<HTMLElement>('.code-block > pre > code')) {
    // Nobody types what a command prints.
    if (code.closest('.command-output')) continue;
    const button = document.createElement('casebook-copy') as CopyButton;
    button.source = code;
    code.closest('.code-block')?.append(button);
  }
}
