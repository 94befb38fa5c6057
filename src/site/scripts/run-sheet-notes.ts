import type { Instant } from '../../core/change/window.ts';
import { noNotes, parseNotes, tick, write, type RunNotes } from './run-notes.ts';
import { forget, recall, remember } from './storage.ts';

/** Texts that the notes need, from the page. */
export interface NoteTexts {
  readonly done: string;
  readonly reset: string;
  readonly undo: string;
}

/**
 * Makes a run sheet one that can be filled in on the screen: a button a row that notes the time, and fields in the blanks.
 * What is written is kept in this browser, and stands on paper when the sheet is printed.
 */
export class RunSheetNotes {
  readonly #sheet: HTMLElement;
  readonly #key: string;
  readonly #texts: NoteTexts;
  readonly #formatTime: (instant: Instant) => string;
  #notes: RunNotes;
  #before: RunNotes | undefined;

  constructor(sheet: HTMLElement, key: string, texts: NoteTexts, formatTime: (instant: Instant) => string) {
    this.#sheet = sheet;
    this.#key = key;
    this.#texts = texts;
    this.#formatTime = formatTime;
    this.#notes = parseNotes(recall(key));
  }

  /** Puts buttons and fields into the sheet, with what was written before. */
  start(): void {
    for (const cell of this.#sheet.querySelectorAll<HTMLElement>('[data-done]')) this.#addButton(cell);
    for (const blank of this.#sheet.querySelectorAll<HTMLElement>('[data-text]')) this.#addField(blank);
    const reset = document.querySelector<HTMLButtonElement>('[data-reset]');
    reset?.addEventListener('click', () =>
      this.#keep(this.#before ?? noNotes, this.#before ? undefined : this.#notes),
    );
    this.#show();
  }

  #addButton(cell: HTMLElement): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'tick';
    const step = cell.closest('tr')?.querySelector('strong')?.textContent?.trim() ?? '';
    button.setAttribute('aria-label', `${this.#texts.done}: ${step}`);
    button.addEventListener('click', () => {
      const row = cell.dataset['done'] ?? '';
      const isDone = this.#notes.done[row] !== undefined;
      this.#keep(tick(this.#notes, row, isDone ? undefined : Date.now()));
    });
    cell.append(button);
  }

  #addField(blank: HTMLElement): void {
    const name = blank.dataset['text'] ?? '';
    const field = document.createElement(blank.hasAttribute('data-lines') ? 'textarea' : 'input');
    field.setAttribute('aria-label', blank.previousElementSibling?.textContent?.trim() ?? '');
    field.autocomplete = 'off';
    // What the address says stands there until somebody writes something else.
    field.defaultValue = blank.textContent?.trim() ?? '';
    field.addEventListener('input', () => this.#keep(write(this.#notes, name, field.value)));
    blank.replaceChildren(field);
  }

  #keep(notes: RunNotes, before?: RunNotes): void {
    this.#notes = notes;
    this.#before = before;
    const isEmpty = Object.keys(notes.done).length === 0 && Object.keys(notes.texts).length === 0;
    if (isEmpty) forget(this.#key);
    else remember(this.#key, JSON.stringify(notes));
    this.#show();
  }

  #show(): void {
    for (const cell of this.#sheet.querySelectorAll<HTMLElement>('[data-done]')) {
      const at = this.#notes.done[cell.dataset['done'] ?? ''];
      const button = cell.querySelector('button');
      button?.setAttribute('aria-pressed', String(at !== undefined));
      if (button) button.textContent = at === undefined ? this.#texts.done : this.#formatTime(at);
      cell.closest('tr')?.classList.toggle('is-done', at !== undefined);
    }
    for (const blank of this.#sheet.querySelectorAll<HTMLElement>('[data-text]')) {
      const field = blank.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
      const text = this.#notes.texts[blank.dataset['text'] ?? ''] ?? field?.defaultValue ?? '';
      // Writing it again would move the caret of who is typing.
      if (field && field.value !== text) field.value = text;
    }
    const hasNotes = Object.keys(this.#notes.done).length + Object.keys(this.#notes.texts).length > 0;
    const reset = document.querySelector<HTMLButtonElement>('[data-reset]');
    if (!reset) return;
    reset.hidden = !hasNotes && !this.#before;
    reset.textContent = this.#before ? this.#texts.undo : this.#texts.reset;
  }
}
