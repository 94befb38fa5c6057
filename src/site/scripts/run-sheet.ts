import { planWindow, type Instant } from '../../core/change/window.ts';
import { readChangeDurations } from './change-durations.ts';

/** A run sheet that takes the window from the address (`?start=…&end=…`), as the planner links to it. */
class RunSheet extends HTMLElement {
  connectedCallback(): void {
    const query = new URLSearchParams(location.search);
    const [start, end] = [Date.parse(query.get('start') ?? ''), Date.parse(query.get('end') ?? '')];
    if (Number.isNaN(start) || Number.isNaN(end) || end <= start) return;
    const plan = planWindow({ start, end }, readChangeDurations(this));
    const times: Record<string, Instant | undefined> = {
      windowStart: start,
      windowEnd: end,
      latestDecision: plan.latestDecision,
      validation: plan.validation.start,
    };
    for (const cell of this.querySelectorAll<HTMLElement>('[data-time]')) {
      const name = cell.dataset['time'] ?? '';
      const instant = times[name];
      if (instant !== undefined)
        cell.textContent = (name === 'validation' ? clock : dayAndClock).format(instant);
    }
    for (const cell of this.querySelectorAll<HTMLElement>('[data-step]')) {
      const step = plan.steps[Number(cell.dataset['step']) - 1];
      if (step) cell.textContent = clock.format(step.start);
    }
  }
}

const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });

customElements.define('casebook-run-sheet', RunSheet);

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => globalThis.print());
}
