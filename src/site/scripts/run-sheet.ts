import { isInside, planWindow, type Instant } from '../../core/change/window.ts';
import { readChangeDurations } from './change-durations.ts';
import { changesOffset, readLocalTime, timeFormats } from './local-time.ts';

/** A run sheet that takes the window from the address (`?start=…&end=…`), as the planner links to it. */
class RunSheet extends HTMLElement {
  connectedCallback(): void {
    const query = new URLSearchParams(location.search);
    if (!query.has('start') && !query.has('end')) return;
    const [from, to] = [readLocalTime(query.get('start') ?? ''), readLocalTime(query.get('end') ?? '')];
    if (!from?.exists || !to?.exists || to.instant <= from.instant) {
      const notice = this.querySelector<HTMLElement>('[data-wrong-window]');
      if (notice) notice.hidden = false;
      return;
    }
    const window = { start: from.instant, end: to.instant };
    const plan = planWindow(window, readChangeDurations(this));
    const { clock, dayAndClock } = timeFormats(
      language,
      { day: 'numeric', month: 'short', year: 'numeric' },
      changesOffset(window.start, window.end),
    );
    const times: Record<string, Instant | undefined> = {
      windowStart: window.start,
      windowEnd: window.end,
      latestDecision: plan.latestDecision,
      validation: plan.validation.start,
    };
    for (const cell of this.querySelectorAll<HTMLElement>('[data-time]')) {
      const name = cell.dataset['time'] ?? '';
      const instant = times[name];
      if (isInside(window, instant))
        cell.textContent = (name === 'validation' ? clock : dayAndClock).format(instant);
    }
    for (const cell of this.querySelectorAll<HTMLElement>('[data-step]')) {
      const step = plan.steps[Number(cell.dataset['step']) - 1];
      if (isInside(window, step?.start)) cell.textContent = clock.format(step?.start);
    }
  }
}

const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;

customElements.define('casebook-run-sheet', RunSheet);

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => globalThis.print());
}
