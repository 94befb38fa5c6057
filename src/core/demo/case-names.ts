import type { PlannedCase } from './plan-cases.ts';
import type { Random } from './random.ts';

/** Names that the texts of a case use, the same throughout it. */
export interface CaseNames {
  readonly values: Readonly<Record<string, string>>;
  readonly contact: PlannedCase['record']['contacts'][number];
  /** When it really began, UTC milliseconds. */
  readonly beganAt: number;
}

const deciding = /\b(?:director|board|chief|security operations|planning|payments|site manager)\b/i;

/** Chooses the machines, the person and the times of a case. */
export function chooseNames({ customer, record, openedAt }: PlannedCase, random: Random): CaseNames {
  const machines = Object.entries(customer.names).map(([kind, names]) => [kind, random.pick(names)] as const);
  // Whoever decides is told; whoever works there reports.
  const reporting = record.contacts.filter(({ role }) => !deciding.test(role));
  const contact = random.pick(reporting.length > 0 ? reporting : record.contacts);
  const beganAt = openedAt - (4 + random.skewed(170, 2)) * 60_000;
  return {
    contact,
    beganAt,
    values: {
      ...Object.fromEntries(machines),
      contact: contact.name,
      time: timeOfDay(beganAt, record.timeZone),
      percent: String(95 + random.below(5)),
    },
  };
}

/** What the clocks of a time zone show: `03:12`. */
export function timeOfDay(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(instant);
}

/** A time as one says it on a day: alone on the same day, with the day of the week on another. */
export function timeSaidAt(instant: number, saidAt: number, timeZone: string): string {
  const time = timeOfDay(instant, timeZone);
  const dayName = (at: number): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long' }).format(at);
  return dayName(instant) === dayName(saidAt) ? time : `${dayName(instant)} ${time}`;
}
