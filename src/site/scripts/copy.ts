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
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = copy;
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(this.source?.textContent?.trimEnd() ?? '').then(
        () => answer(button, copied, copy),
        () => answer(button, copyFailed, copy),
      );
    });
    const status = document.createElement('span');
    status.setAttribute('aria-live', 'polite');
    status.append(button);
    this.replaceChildren(status);
  }
}

/** Says for a moment how it went. */
function answer(button: HTMLButtonElement, text: string, otherwise: string): void {
  button.textContent = text;
  setTimeout(() => (button.textContent = otherwise), shownFor);
}

customElements.define('casebook-copy', CopyButton);

// The clipboard is only there in a secure context; a button that cannot work is not shown.
if ('clipboard' in navigator) {
  for (const code of document.querySelectorAll<HTMLElement>('.code-block > pre > code')) {
    const button = document.createElement('casebook-copy') as CopyButton;
    button.source = code;
    code.closest('.code-block')?.append(button);
  }
}
