import { isInside, planWindow, type ChangeWindow, type Instant } from '../../core/change/window.ts';
import { haveSameClocks, isTimeZone, readZonedTime } from '../../core/change/zoned-time.ts';
import { readChangeDurations } from './change-durations.ts';
import { notesKey } from './run-notes.ts';
import { RunSheetNotes } from './run-sheet-notes.ts';
import { clocksOf, ownZone } from './window-clocks.ts';

const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const longestName = 120;
const clockNow = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/**
 * A run sheet that takes the window and the customer from the address, as the planner links to it:
 * `?start=…&end=…&zone=Europe/Rome&customer=…`. Times are those of the reader's clocks, and of the customer's below them.
 */
class RunSheet extends HTMLElement {
  connectedCallback(): void {
    const query = new URLSearchParams(location.search);
    this.#fillBlanks(query);
    const { article = '', revision = '', doneText = '', resetText = '', undoText = '' } = this.dataset;
    const texts = { done: doneText, reset: resetText, undo: undoText };
    const key = notesKey(article, revision, query.get('start') ?? '');
    new RunSheetNotes(this, key, texts, (instant) => clockNow.format(instant)).start();
    for (const kept of document.querySelectorAll<HTMLElement>('[data-kept]')) kept.hidden = false;
  }

  #fillBlanks(query: URLSearchParams): void {
    const zone = query.get('zone') ?? '';
    const theirZone = isTimeZone(zone) ? zone : undefined;
    this.#fill('customer', [(query.get('customer') ?? '').slice(0, longestName)]);
    if (!query.has('start') && !query.has('end')) {
      if (theirZone !== undefined) this.#fill('timeZone', [theirZone]);
      return;
    }
    const [from, to] = ['start', 'end'].map((name) => readZonedTime(query.get(name) ?? '', ownZone));
    if (!from?.exists || !to?.exists || to.instant <= from.instant) {
      const notice = this.querySelector<HTMLElement>('[data-wrong-window]');
      if (notice) notice.hidden = false;
      return;
    }
    this.#fillTimes({ start: from.instant, end: to.instant }, theirZone);
  }

  #fillTimes(window: ChangeWindow, theirZone: string | undefined): void {
    const plan = planWindow(window, readChangeDurations(this));
    const isOther = theirZone !== undefined && !haveSameClocks(window.start, window.end, ownZone, theirZone);
    const zones = isOther ? [ownZone, theirZone] : [ownZone];
    const clocks = zones.map((zone) => clocksOf(zone, window, day));
    this.#fill('timeZone', zones);
    const times: Record<string, Instant | undefined> = {
      windowStart: window.start,
      windowEnd: window.end,
      latestDecision: plan.latestDecision,
    };
    for (const [name, instant] of Object.entries(times)) {
      if (isInside(window, instant))
        this.#fill(
          name,
          clocks.map(({ dayAndTime }) => dayAndTime(instant)),
        );
    }
    const starts = [...plan.steps.map(({ start }) => start), plan.validation.start];
    for (const cell of this.querySelectorAll<HTMLElement>('[data-step]')) {
      const start = starts[Number(cell.dataset['step']) - 1];
      if (isInside(window, start))
        write(
          cell,
          clocks.map(({ time }) => time(start)),
        );
    }
  }

  #fill(name: string, lines: readonly string[]): void {
    const blank = this.querySelector<HTMLElement>(`[data-blank="${name}"]`);
    if (blank) write(blank, lines);
  }
}

/** Writes what the reader's clocks show, and below it what the customer's do. */
function write(place: HTMLElement, [own = '', theirs]: readonly string[]): void {
  place.textContent = own;
  if (theirs === undefined) return;
  const below = document.createElement('span');
  below.className = 'their-time';
  below.textContent = theirs;
  place.append(below);
}

customElements.define('casebook-run-sheet', RunSheet);

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => globalThis.print());
}
