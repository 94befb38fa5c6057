import { maximumQueryLength } from '../../core/search/query/maximum-query-length.ts';

/** Lets a search field take pasted texts of any length: longer ones than it holds are reduced to what is searched. */
export function acceptPaste(field: HTMLInputElement): void {
  field.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    const start = field.selectionStart ?? field.value.length;
    const end = field.selectionEnd ?? field.value.length;
    const whole = `${field.value.slice(0, start)}${pasted}${field.value.slice(end)}`;
    if (whole.length <= maximumQueryLength) return;
    event.preventDefault();
    void replaceByCondensed(field, whole);
  });
}

/** Loads what condenses when it is needed, since few ever paste a log. */
async function replaceByCondensed(field: HTMLInputElement, text: string): Promise<void> {
  const { condensePaste } = await import('../../core/search/query/condense-paste.ts');
  field.value = condensePaste(text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
