import { condensePaste } from '../../core/search/query/condense-paste.ts';
import { parseProgress, progressKey, type PathProgress } from './path-progress.ts';

/** The onboarding paths that somebody has begun in this browser, the last one first. */
class PathList extends HTMLElement {
  connectedCallback(): void {
    const begun = readBegun();
    const panel = this.querySelector<HTMLElement>('.path-in-progress');
    if (!panel || begun.length === 0) return;
    panel.replaceChildren(...begun.map((progress) => this.#entry(progress)));
    panel.hidden = false;
    for (const { address } of begun)
      this.querySelector(`li:has(> a[href="${CSS.escape(address)}"])`)?.remove();
    const hint = this.querySelector<HTMLElement>('.start-path');
    if (hint) hint.hidden = true;
  }

  #entry({ title, address, total, done }: PathProgress): HTMLElement {
    const count = Math.min(total, Object.keys(done).length);
    const entry = document.createElement('p');
    const link = document.createElement('a');
    link.href = address;
    link.textContent = title;
    const bar = document.createElement('progress');
    bar.max = Math.max(1, total);
    bar.value = count;
    bar.setAttribute('aria-label', title);
    const text = document.createElement('span');
    text.textContent = (this.dataset['done'] ?? '')
      .replace('{done}', String(count))
      .replace('{total}', String(total));
    entry.append(link, bar, text);
    return entry;
  }
}

function readBegun(): PathProgress[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(progressKey))
      .flatMap((key) => parseProgress(localStorage.getItem(key) ?? undefined) ?? [])
      .filter(({ done }) => Object.keys(done).length > 0)
      .toSorted((a, b) => (a.changed < b.changed ? 1 : -1));
  } catch {
    return [];
  }
}

customElements.define('casebook-path-list', PathList);

const paste = document.querySelector<HTMLTextAreaElement>('.home-paste textarea');
// The limit keeps addresses short where there is no script; here a log may have any length.
paste?.removeAttribute('maxlength');
paste?.form?.addEventListener('formdata', ({ formData }) => {
  formData.set(paste.name, condensePaste(paste.value));
});

// The search field is what one comes for. Touch devices would open their keyboard, so they are left alone.
if (matchMedia('(pointer: fine)').matches && location.hash === '') {
  document.querySelector<HTMLInputElement>('.home-search input')?.focus({ preventScroll: true });
}
