/** The source of a draft, which can be taken along: copied, or as a file. */
class DraftSource extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('.draft-tools')?.removeAttribute('hidden');
    const source = this.querySelector('pre')?.textContent ?? '';
    this.querySelector('[data-copy]')?.addEventListener('click', () => {
      navigator.clipboard.writeText(source).then(
        () => this.#say(this.dataset['copied'] ?? ''),
        // Not allowed here: it is selected, for the reader to copy it.
        () => getSelection()?.selectAllChildren(this.querySelector('pre') ?? this),
      );
    });
    this.querySelector('[data-download]')?.addEventListener('click', () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([source], { type: 'text/markdown' }));
      link.download = this.dataset['file'] ?? '';
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }

  #say(text: string): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }
}

customElements.define('casebook-draft-source', DraftSource);
