import { formatDuration } from '../../core/article/format-duration.ts';
import {
  isInside,
  planWindow,
  type ChangeDurations,
  type ChangeWindow,
  type Instant,
  type WindowPlan,
} from '../../core/change/window.ts';
import { readZonedTime, writeInstant } from '../../core/change/zoned-time.ts';
import { readChangeDurations } from './change-durations.ts';
import { PlannerCustomer, type ChosenCustomer } from './planner-customer.ts';
import { clocksOf, ownZone } from './window-clocks.ts';

const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };

/**
 * The change-window planner of a procedure: from the start and the end of a window to go or no-go, the latest
 * decision and the time of every step; in the customer's time zone, too, when a customer or a zone is chosen. All texts
 * are in the page; this fills in times and shows what applies.
 */
class ChangeWindowPlanner extends HTMLElement {
  #customer: PlannerCustomer | undefined;

  connectedCallback(): void {
    const form = this.querySelector('fieldset');
    const select = form?.querySelector('select');
    if (!form || !select) return;
    form.hidden = false;
    this.#customer = new PlannerCustomer(form, select);
    const details = this.querySelector('details');
    if (details && this.#customer.chosen) details.open = true;
    form.addEventListener('input', () => this.#update());
    this.#update();
  }

  #update(): void {
    const customer = this.#customer;
    if (!customer) return;
    const zone = customer.zoneOfFields;
    const fields = [...this.querySelectorAll<HTMLInputElement>('input[type="datetime-local"]')];
    const [from, to] = fields.map(({ value }) => readZonedTime(value, zone));
    const isSkipped = from?.exists === false || to?.exists === false;
    const warning = this.querySelector<HTMLElement>('[data-skipped]');
    if (warning) warning.hidden = !isSkipped;
    const window = from && to ? { start: from.instant, end: to.instant } : undefined;
    const isPossible = window !== undefined && window.start < window.end;
    customer.show(isPossible ? window : undefined);
    this.#linkRunSheet(isPossible && !isSkipped ? window : undefined, customer.chosen);
    const result = this.querySelector<HTMLElement>('.planner-result');
    if (result) result.hidden = !window;
    const plan = window ? planWindow(window, readChangeDurations(this)) : undefined;
    showStepTimes(isPossible ? window : undefined, plan, isPossible ? customer.besides(window) : undefined);
    if (!window || !plan) return;
    this.#showVerdict(plan);
    this.#showTimes(window, plan, isPossible ? customer.besides(window) : undefined);
    const bar = this.querySelector('.planner-bar');
    bar?.toggleAttribute('hidden', !isPossible);
    if (isPossible) this.#drawBar(window, plan, readChangeDurations(this));
  }

  /** The run sheet has the window as instants: whoever opens it sees it by their own clocks. */
  #linkRunSheet(window: ChangeWindow | undefined, customer: ChosenCustomer | undefined): void {
    const link = this.querySelector<HTMLAnchorElement>('[data-run-sheet]');
    if (!link) return;
    const query = new URLSearchParams();
    if (window) {
      query.set('start', writeInstant(window.start));
      query.set('end', writeInstant(window.end));
    }
    if (customer) {
      query.set('zone', customer.zone);
      if (customer.name !== customer.zone) query.set('customer', customer.name);
    }
    link.search = query.toString();
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

  #showTimes(window: ChangeWindow, plan: WindowPlan, customer: ChosenCustomer | undefined): void {
    const isPossible = !plan.concerns.includes('window-reversed');
    const { latestDecision, latestStart, pointOfNoReturn, spareMinutes } = plan;
    const instants: Record<string, Instant | undefined> = { latestDecision, latestStart, pointOfNoReturn };
    const own = clocksOf(ownZone, window, day);
    const theirs = customer && clocksOf(customer.zone, window, day);
    for (const element of this.querySelectorAll<HTMLElement>('[data-result]')) {
      const name = element.dataset['result'] ?? '';
      const instant = instants[name];
      const isShown = isInside(window, instant);
      element.hidden = !isPossible || !(isShown || name === 'spare');
      const value = element.querySelector('[data-value]');
      if (value) value.textContent = isShown ? own.dayAndTime(instant) : formatSpare(spareMinutes);
      const their = element.querySelector<HTMLElement>('[data-theirs]');
      if (!their) continue;
      their.hidden = !theirs || !isShown;
      their.textContent =
        theirs && customer && isShown ? `${customer.name}: ${theirs.dayAndTime(instant)}` : '';
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

function formatSpare(minutes: number): string {
  return minutes >= 0 ? formatDuration(minutes) : `−${formatDuration(-minutes)}`;
}

/** Writes the time of each step that ends inside the window beside its duration, and the customer's below it. */
function showStepTimes(
  window: ChangeWindow | undefined,
  plan: WindowPlan | undefined,
  customer: ChosenCustomer | undefined,
): void {
  const own = window && clocksOf(ownZone, window, day);
  const theirs = window && customer && clocksOf(customer.zone, window, day);
  const durations = document.querySelectorAll('.prose .steps > .step > .step-head > .step-duration');
  durations.forEach((duration, index) => {
    const step = plan?.steps[index];
    const time = duration.parentElement?.querySelector('.step-time') ?? document.createElement('span');
    time.className = 'step-time';
    duration.before(time);
    if (!own || !step || !isInside(window, step.end)) return time.replaceChildren();
    time.textContent = `${own.time(step.start)}–${own.time(step.end)}`;
    if (!theirs || !customer) return;
    const their = document.createElement('span');
    their.className = 'their-time';
    their.textContent = `${theirs.time(step.start)}–${theirs.time(step.end)}`;
    their.title = customer.name;
    time.append(' ', their);
  });
}

customElements.define('casebook-change-window', ChangeWindowPlanner);
