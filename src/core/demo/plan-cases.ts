import { addDays, dayOf, instantAt, weekdayOf } from '../case/clock/zoned-time.ts';
import type { DemoContent, DemoCustomer, DemoFamily, DemoRecord } from './demo-content.ts';
import type { Random } from './random.ts';

/** A case that is to be: of which family, whose, from when to when. Instants are UTC milliseconds. */
export interface PlannedCase {
  readonly family: DemoFamily;
  readonly customer: DemoCustomer;
  readonly record: DemoRecord;
  /** Which of its family, from 0. */
  readonly place: number;
  readonly openedAt: number;
  /** Milliseconds until it is resolved. */
  readonly duration: number;
  readonly severity: number;
  /** Whether its family's article came out of it. */
  readonly isCreator: boolean;
}

const hour = 3_600_000;
const day = 24 * hour;
const span = 365 * day;

/** From this severity on, cases are reported in working hours. */
const patient = 3;

interface PlanningOptions {
  readonly now: number;
  readonly random: Random;
  /** When an article came out, by id; `undefined`: there is none. */
  readonly createdAt: (article: string) => number | undefined;
}

/** Spreads the cases of all families over the year before now, the first one first, with those that are under way. */
export function planCases(content: DemoContent, options: PlanningOptions): PlannedCase[] {
  const { now, random } = options;
  const wanted = shuffle(
    content.families.flatMap((family) =>
      Object.entries(family.cases).flatMap(([customer, count]) =>
        Array.from({ length: count }, () => ({ family, customer })),
      ),
    ),
    random,
  );
  const places = new Map<string, number>();
  const past = wanted.map(({ family, customer }, index): PlannedCase => {
    const place = places.get(family.id) ?? 0;
    places.set(family.id, place + 1);
    const owner = findCustomer(content, customer);
    const severity = family.severity[place % family.severity.length] ?? patient;
    const [least, most] = family.hours;
    const duration = Math.round((least + (most - least) * random.next() ** 2) * hour);
    const share = (index + random.next()) / wanted.length;
    const latest = now - duration - 2 * hour - random.below(30) * hour;
    const around = Math.min(now - span + Math.floor(share * (span - day)), latest);
    const openedAt = severity < patient ? around : inWorkingHours(around, owner.record.timeZone, random);
    return {
      family,
      ...owner,
      place,
      openedAt: Math.min(openedAt, latest),
      duration,
      severity,
      isCreator: false,
    };
  });
  const running = content.desk.running.map(({ family: id, customer, minutes, share }, place): PlannedCase => {
    const family = content.families.find((each) => each.id === id);
    if (!family) throw new Error(`there is no family ${id}`);
    const severity = family.severity[place % family.severity.length] ?? patient;
    const duration = Math.round((minutes * 60_000) / share);
    const openedAt = now - minutes * 60_000;
    return {
      family,
      ...findCustomer(content, customer),
      place,
      openedAt,
      duration,
      severity,
      isCreator: false,
    };
  });
  return [...nameCreators(past, options), ...running].toSorted((a, b) => a.openedAt - b.openedAt);
}

function findCustomer(content: DemoContent, id: string): Pick<PlannedCase, 'customer' | 'record'> {
  const customer = content.customers.find((each) => each.id === id);
  const record = content.records.find((each) => each.customer === id);
  if (!customer || !record) throw new Error(`there is no customer ${id}`);
  return { customer, record };
}

function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, rank: random.next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** A time of the same day between eight and five where the customer is; of a weekend, of the Monday after it. */
function inWorkingHours(instant: number, timeZone: string, random: Random): number {
  const today = dayOf(instant, timeZone);
  const weekday = weekdayOf(today);
  const working = weekday > 4 ? addDays(today, 7 - weekday) : today;
  return instantAt(working, 8 * 60 + random.below(9 * 60), timeZone);
}

/** Of each article that came out in this year, the case that it came out of: the nearest one, moved to shortly before it. */
function nameCreators(
  cases: readonly PlannedCase[],
  { now, createdAt }: PlanningOptions,
): readonly PlannedCase[] {
  const creators = new Map<string, { readonly planned: PlannedCase; readonly openedAt: number }>();
  for (const planned of cases) {
    const { article, id } = planned.family;
    const created = article === undefined ? undefined : createdAt(article);
    if (created === undefined || created > now || created < now - span + 15 * day) continue;
    const openedAt = created - planned.duration - 20 * hour;
    const best = creators.get(id);
    const distance = Math.abs(planned.openedAt - openedAt);
    if (!best || distance < Math.abs(best.planned.openedAt - best.openedAt))
      creators.set(id, { planned, openedAt });
  }
  return cases.map((planned) => {
    const creator = creators.get(planned.family.id);
    return creator?.planned === planned
      ? { ...planned, openedAt: creator.openedAt, isCreator: true }
      : planned;
  });
}
