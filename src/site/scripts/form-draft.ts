import { forgetDraft, keepDraft, readDraft } from './kept-draft.ts';

/** How long nothing is typed before it is kept, in milliseconds. */
const pause = 250;

/** Fields that belong to one sending of a form, or to the page. */
const passing: ReadonlySet<string> = new Set(['form', 'key', 'version', 'id', 'zone', 'search']);

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Keeps what is typed into a form that makes something for as long as the tab is there, so that a reload or a wrong step loses
 * nothing. What the server sent back with its errors is newer and stays; what was sent and taken is forgotten.
 */
class FormDraft extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    const form = this.closest('form') ?? this.querySelector('form');
    if (!form) return;
    const initial = JSON.stringify(valuesOf(form));
    const hasFailed = form.querySelector('.form-failure') !== null;
    if (hasFailed) this.#keep(form, { hasFailed });
    else this.#restore(form);
    this.#offer(JSON.stringify(valuesOf(form)) !== initial);
    form.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#keep(form, { hasFailed }), pause);
    });
    // Whatever was typed last is kept when the page is left.
    window.addEventListener('pagehide', () => this.#keep(form, { hasFailed }));
    this.querySelector('[data-discard]')?.addEventListener('click', () => {
      form.reset();
      clearTimeout(this.#timer);
      forgetDraft(this.#draft);
      this.#offer(false);
      form.dispatchEvent(new Event('input', { bubbles: true }));
      fieldsOf(form)[0]?.focus();
    });
  }

  get #draft(): string {
    return this.dataset['name'] ?? '';
  }

  #offer(isRestored: boolean): void {
    this.hidden = !isRestored;
  }

  /** @param options `hasFailed`: the page came with what had been typed, so that this is no empty form. */
  #keep(form: HTMLFormElement, { hasFailed }: { readonly hasFailed: boolean }): void {
    const isEmpty = !hasFailed && fieldsOf(form).every((field) => field.value === initialOf(field));
    if (isEmpty) forgetDraft(this.#draft);
    else keepDraft(this.#draft, valuesOf(form));
  }

  #restore(form: HTMLFormElement): void {
    const kept = readDraft(this.#draft);
    for (const field of fieldsOf(form)) {
      const value = kept[field.name];
      if (value !== undefined) field.value = value;
    }
    // The suggestions, and a height that fits the text, come from this.
    form.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.querySelectorAll<Field>('input, select, textarea')].filter(
    ({ name }) => name !== '' && !passing.has(name),
  );

const valuesOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value]));

function initialOf(field: Field): string {
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
  const options = [...field.options];
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? '';
}

customElements.define('casebook-form-draft', FormDraft);
