import type { NewLogEntry } from '../case/log-entry.ts';
import { logEntry } from '../case/record.ts';
import { moveCase, type Transition } from '../case/transition.ts';
import { systemActor, type Act } from '../people/actor.ts';
import { CaseHistory } from './case-history.ts';
import { chooseNames, type CaseNames } from './case-names.ts';
import type { DemoDesk } from './demo-content.ts';
import { fillText } from './fill-text.ts';
import { openDemoCase } from './open-demo-case.ts';
import type { PlannedCase } from './plan-cases.ts';
import type { Random } from './random.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How often the customer hears of a case, by severity, in milliseconds. */
const updateEvery = [50 * minute, 50 * minute, 3.5 * hour, 20 * hour, 60 * hour] as const;

/** Longer cases are reported on less often than their severity asks for: the customer agreed to it. */
const mostUpdates = 6;

export interface Living {
  readonly planned: PlannedCase;
  readonly desk: DemoDesk;
  /** Team that the product or its component is with. */
  readonly team: string;
  /** UTC milliseconds: what would be later has not happened. */
  readonly now: number;
  readonly random: Random;
}

/** Something that is done in a case at an instant, if it has come. */
interface Event {
  readonly at: number;
  readonly who: string;
  readonly perform: (act: Act) => void;
}

/** Who acts in a demo case: Casebook itself, in the name of somebody at the desk. */
export const actOf = (name: string, at: number): Act => ({ actor: { ...systemActor, name }, at });

/** What happens in a case, collected in any order and performed in that of time. */
export class CaseTimeline {
  readonly planned: PlannedCase;
  readonly desk: DemoDesk;
  readonly random: Random;
  readonly names: CaseNames;
  /** Who works on it. */
  readonly engineer: string;
  /** Who took the call. */
  readonly duty: string;
  readonly history: CaseHistory;
  /** Milliseconds between two words to the customer. */
  readonly updateEvery: number;
  readonly #now: number;
  readonly #events: Event[] = [];

  constructor({ planned, desk, team, now, random }: Living) {
    this.planned = planned;
    this.desk = desk;
    this.random = random;
    this.#now = now;
    this.names = chooseNames(planned, random);
    this.duty = random.pick(desk.duty);
    this.engineer = random.pick(desk.teams[team] ?? desk.duty);
    this.updateEvery = Math.max(
      updateEvery[planned.severity] ?? 20 * hour,
      Math.round(planned.duration / mostUpdates),
    );
    const opening = openDemoCase({ planned, names: this.names, duty: this.duty, team, random });
    this.history = new CaseHistory(opening, actOf(this.duty, planned.openedAt));
  }

  /** An instant as a share of the time until the resolution. */
  when(share: number): number {
    return Math.round(this.planned.openedAt + this.planned.duration * share);
  }

  add(at: number, who: string, perform: Event['perform']): void {
    this.#events.push({ at: Math.round(at), who, perform });
  }

  log(at: number, who: string, entry: NewLogEntry): void {
    this.add(at, who, (act) => this.history.apply(logEntry(this.history.subject, entry, true, act)));
  }

  move(at: number, who: string, transition: Transition): void {
    this.add(at, who, (act) => {
      const { subject, facts } = this.history;
      const context = { facts, openEscalation: this.history.openEscalation() };
      this.history.apply(moveCase(subject, transition, context, act));
    });
  }

  /** A text with the names of this case. */
  fill(text: string, more: Readonly<Record<string, string>> = {}): string {
    return fillText(text, { ...this.names.values, ...more });
  }

  /** Performs what has come by now. */
  run(): void {
    const due = this.#events.filter(({ at }) => at <= this.#now).toSorted((a, b) => a.at - b.at);
    for (const { at, who, perform } of due) perform(actOf(who, at));
  }
}
