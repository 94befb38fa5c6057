import { formatDuration } from '../../core/article/format-duration.ts';
import { planWindow, type ChangeDurations, type Instant, type WindowPlan } from '../../core/change/window.ts';
import { readChangeDurations } from './change-durations.ts';

/**
 * The change-window planner of a procedure: from the start and the end of a window to go or no-go, the latest
 * decision and the time of every step. All texts are in the page; this fills in times and shows what applies.
 */
class ChangeWindowPlanner extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('fieldset');
    if (!form) return;
    form.hidden = false;
    form.addEventListener('input', () => this.#update());
    this.#update();
  }

  #update(): void {
    const [startText = '', endText = ''] = [...this.querySelectorAll('input')].map(({ value }) => value);
    const [start, end] = [Date.parse(startText), Date.parse(endText)];
    const result = this.querySelector<HTMLElement>('.planner-result');
    if (!result) return;
    result.hidden = Number.isNaN(start) || Number.isNaN(end);
    if (result.hidden) return;
    const plan = planWindow({ start, end }, readChangeDurations(this));
    this.#showVerdict(plan);
    this.#showTimes(plan);
    this.#drawBar(start, end, plan, readChangeDurations(this));
    showStepTimes(plan);
    const link = this.querySelector<HTMLAnchorElement>('[data-run-sheet]');
    if (link) link.search = new URLSearchParams({ start: startText, end: endText }).toString();
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

  #showTimes(plan: WindowPlan): void {
    const isPossible = !plan.concerns.includes('window-reversed');
    const texts: Record<string, string | undefined> = {
      latestDecision: plan.latestDecision === undefined ? undefined : formatTime(plan.latestDecision),
      latestStart: formatTime(plan.latestStart),
      pointOfNoReturn: plan.pointOfNoReturn === undefined ? undefined : formatTime(plan.pointOfNoReturn),
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

  #drawBar(start: Instant, end: Instant, plan: WindowPlan, change: ChangeDurations): void {
    const share = (instant: Instant) => Math.min(100, Math.max(0, ((instant - start) / (end - start)) * 100));
    const part = (name: string) => this.querySelector(`[data-part="${name}"]`);
    const bar = (name: string, from: Instant, to: Instant) => {
      part(name)?.setAttribute('x', `${share(from)}%`);
      part(name)?.setAttribute('width', `${Math.max(0, share(to) - share(from))}%`);
    };
    const line = (name: string, at: Instant | undefined) => {
      part(name)?.toggleAttribute('hidden', at === undefined);
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

/** Writes the time of each step beside its duration. */
function showStepTimes(plan: WindowPlan): void {
  const durations = document.querySelectorAll('.prose .steps > .step > .step-head > .step-duration');
  durations.forEach((duration, index) => {
    const step = plan.steps[index];
    const text =
      step && !plan.concerns.includes('window-reversed')
        ? `${formatClock(step.start)}–${formatClock(step.end)}`
        : '';
    const time = duration.parentElement?.querySelector('.step-time') ?? document.createElement('span');
    time.className = 'step-time';
    time.textContent = text;
    duration.before(time);
  });
}

const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(language, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

function formatClock(instant: Instant): string {
  return clock.format(instant);
}

function formatTime(instant: Instant): string {
  return dayAndClock.format(instant);
}

customElements.define('casebook-change-window', ChangeWindowPlanner);
