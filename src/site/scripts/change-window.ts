import { formatDuration } from '../../core/article/format-duration.ts';
import {
  isInside,
  planWindow,
  type ChangeDurations,
  type ChangeWindow,
  type Instant,
  type WindowPlan,
} from '../../core/change/window.ts';
import { readChangeDurations } from './change-durations.ts';
import { changesOffset, readLocalTime, timeFormats } from './local-time.ts';

/**
 * The change-window planner of a procedure: from the start and the end of a window to go or no-go, the latest
 * decision and the time of every step. All texts are in the page; this fills in times and shows what applies.
 */
class ChangeWindowPlanner extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('fieldset');
    if (!form) return;
    form.hidden = false;
    const zone = this.querySelector<HTMLElement>('[data-zone]');
    if (zone) {
      zone.textContent = Intl.DateTimeFormat().resolvedOptions().timeZone;
      if (zone.parentElement) zone.parentElement.hidden = false;
    }
    form.addEventListener('input', () => this.#update());
    this.#update();
  }

  #update(): void {
    const [startText = '', endText = ''] = [...this.querySelectorAll('input')].map(({ value }) => value);
    const [from, to] = [readLocalTime(startText), readLocalTime(endText)];
    const isSkipped = from?.exists === false || to?.exists === false;
    const warning = this.querySelector<HTMLElement>('[data-skipped]');
    if (warning) warning.hidden = !isSkipped;
    const window = from && to ? { start: from.instant, end: to.instant } : undefined;
    const isPossible = window !== undefined && window.start < window.end;
    const link = this.querySelector<HTMLAnchorElement>('[data-run-sheet]');
    if (link) {
      const query = { start: startText, end: endText };
      link.search = isPossible && !isSkipped ? new URLSearchParams(query).toString() : '';
    }
    const result = this.querySelector<HTMLElement>('.planner-result');
    if (result) result.hidden = !window;
    const plan = window ? planWindow(window, readChangeDurations(this)) : undefined;
    showStepTimes(isPossible ? window : undefined, plan);
    if (!window || !plan) return;
    this.#showVerdict(plan);
    this.#showTimes(window, plan);
    const bar = this.querySelector('.planner-bar');
    bar?.toggleAttribute('hidden', !isPossible);
    if (isPossible) this.#drawBar(window, plan, readChangeDurations(this));
  }

  #showVerdict(plan: WindowPlan): void {
    for (const element of this.querySelectorAll<HTMLElement>('[data-verdict]')) {
      element.hidden = element.dataset['verdict'] !== plan.verdict;
    }
    for (const element of this.querySelectorAll<HTMLElement>('[data-concern]')) {
      element.hidden = !plan.concerns.some((concern) => concern === element.dataset['concern']);
    }
    const fits = this.querySelector<HTMLElement>('[data-fits]');
    if (fits) fits.hidden = plan.concerns.length > 0;
  }

  #showTimes(window: ChangeWindow, plan: WindowPlan): void {
    const isPossible = !plan.concerns.includes('window-reversed');
    const { dayAndClock } = formatsFor(window);
    const format = (instant: Instant | undefined) =>
      isInside(window, instant) ? dayAndClock.format(instant) : undefined;
    const texts: Record<string, string | undefined> = {
      latestDecision: format(plan.latestDecision),
      latestStart: format(plan.latestStart),
      pointOfNoReturn: format(plan.pointOfNoReturn),
      spare:
        plan.spareMinutes >= 0 ? formatDuration(plan.spareMinutes) : `−${formatDuration(-plan.spareMinutes)}`,
    };
    for (const element of this.querySelectorAll<HTMLElement>('[data-result]')) {
      const text = texts[element.dataset['result'] ?? ''];
      element.hidden = text === undefined || !isPossible;
      const value = element.querySelector('[data-value]');
      if (value) value.textContent = text ?? '';
    }
  }

  #drawBar(window: ChangeWindow, plan: WindowPlan, change: ChangeDurations): void {
    const { start, end } = window;
    const share = (instant: Instant) => Math.min(100, Math.max(0, ((instant - start) / (end - start)) * 100));
    const part = (name: string) => this.querySelector(`[data-part="${name}"]`);
    const bar = (name: string, from: Instant, to: Instant) => {
      part(name)?.setAttribute('x', `${share(from)}%`);
      part(name)?.setAttribute('width', `${Math.max(0, share(to) - share(from))}%`);
    };
    const line = (name: string, at: Instant | undefined) => {
      part(name)?.toggleAttribute('hidden', !isInside(window, at));
      part(name)?.setAttribute('x1', `${share(at ?? start)}%`);
      part(name)?.setAttribute('x2', `${share(at ?? start)}%`);
    };
    bar('steps', start, plan.validation.start);
    bar('validation', plan.validation.start, plan.validation.end);
    bar(
      'reserve',
      plan.latestDecision ?? end,
      change.backOutMinutes === undefined ? (plan.latestDecision ?? end) : end,
    );
    line('latestDecision', plan.latestDecision);
    line('pointOfNoReturn', plan.pointOfNoReturn);
  }
}

/** Writes the time of each step that ends inside the window beside its duration. */
function showStepTimes(window: ChangeWindow | undefined, plan: WindowPlan | undefined): void {
  const durations = document.querySelectorAll('.prose .steps > .step > .step-head > .step-duration');
  durations.forEach((duration, index) => {
    const step = plan?.steps[index];
    const time = duration.parentElement?.querySelector('.step-time') ?? document.createElement('span');
    time.className = 'step-time';
    time.textContent = window && step && isInside(window, step.end) ? formatSpan(window, step) : '';
    duration.before(time);
  });
}

function formatSpan(window: ChangeWindow, { start, end }: ChangeWindow): string {
  const { clock } = formatsFor(window);
  return `${clock.format(start)}–${clock.format(end)}`;
}

const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;

function formatsFor({ start, end }: ChangeWindow): ReturnType<typeof timeFormats> {
  return timeFormats(
    language,
    { weekday: 'short', day: 'numeric', month: 'short' },
    changesOffset(start, end),
  );
}

customElements.define('casebook-change-window', ChangeWindowPlanner);
