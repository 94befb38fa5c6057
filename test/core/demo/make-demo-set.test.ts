import { beforeAll, describe, expect, it } from 'vitest';
import type { DemoSet } from '../../../src/core/demo/demo-store.ts';
import { makeDemoSet } from '../../../src/core/demo/make-demo-set.ts';
import { linkKinds } from '../../../src/core/link/link.ts';
import { readOwnDemo, type OwnDemo } from '../../support/demo-set.ts';

const now = Date.UTC(2026, 10, 25, 9);
const year = 365 * 86_400_000;

let own: OwnDemo;
let set: DemoSet;
beforeAll(async () => {
  own = await readOwnDemo();
  set = make(now);
});

const make = (at: number): DemoSet =>
  makeDemoSet(own.content, { articles: own.articles, policy: own.base.policy, now: at });

describe('the demo content', () => {
  it('names articles, products, components, teams and customers that there are', () => {
    const { policy } = own.base;
    const known = new Set(own.articles.map(({ id }) => id as string));
    for (const { id, article, consulted, notHelpful, product, component, cases } of own.content.families) {
      const named = [...(article === undefined ? [] : [article]), ...consulted, ...notHelpful];
      expect([id, named.filter((each) => !known.has(each))]).toEqual([id, []]);
      const found = policy.products.find((each) => each.id === product);
      expect([id, found?.id]).toEqual([id, product]);
      const components = policy.products.flatMap((each) => each.components.map((one) => one.id));
      expect([id, component ?? components[0]]).toEqual([
        id,
        components.find((one) => one === (component ?? one)),
      ]);
      expect(
        Object.keys(cases).every((customer) =>
          own.content.records.some((each) => each.customer === customer),
        ),
      ).toBe(true);
    }
    expect(
      Object.keys(own.content.desk.teams).every((team) => policy.teams.some(({ id }) => id === team)),
    ).toBe(true);
  });
});

describe('makeDemoSet', () => {
  it('makes some 300 cases of six customers in the year before now', () => {
    expect(set.cases.length).toBeGreaterThan(280);
    expect(set.cases.length).toBeLessThan(360);
    expect(new Set(set.cases.map(({ draft }) => draft.customer)).size).toBe(6);
    const opened = set.cases.map(({ draft }) => draft.openedAt);
    expect(opened.toSorted((a, b) => a - b)).toEqual(opened);
    expect(opened[0]).toBeGreaterThan(now - year - 10 * 86_400_000);
    expect(opened.at(-1)).toBeLessThan(now);
  });

  it('makes the same cases for the same time', () => {
    expect(make(now)).toEqual(set);
  });

  it.each([
    ['two years later', Date.UTC(2028, 10, 25, 3, 7)],
    ['on a Sunday night in summer', Date.UTC(2026, 6, 5, 1)],
    ['before most articles were written', Date.UTC(2025, 2, 1)],
  ])('is possible by the rules %s, too', (_, at) => {
    expect(make(at).cases.length).toBe(set.cases.length);
  });

  it('tells nothing of the future, and what happened in order', () => {
    for (const { draft, records, acts, links, opened } of set.cases) {
      const times = [opened.at, ...acts.map(({ act }) => act.at)];
      expect(times.toSorted((a, b) => a - b)).toEqual(times);
      const { openedAt, acknowledgedAt, firstReplyAt, resolvedAt, closedAt } = draft;
      const steps = [openedAt, acknowledgedAt, firstReplyAt, resolvedAt, closedAt].filter(
        (at) => at !== undefined,
      );
      expect([draft.title, steps.toSorted((a, b) => a - b)]).toEqual([draft.title, steps]);
      const all = [...times, ...(records.log ?? []).map(({ at }) => at), ...links.map(({ act }) => act.at)];
      expect(Math.max(...all)).toBeLessThanOrEqual(now);
    }
  });

  it('has replies in time and a few that came late', () => {
    const waited = set.cases.flatMap(({ draft: { openedAt, firstReplyAt } }) =>
      firstReplyAt === undefined ? [] : [firstReplyAt - openedAt],
    );
    const late = waited.filter((milliseconds) => milliseconds > 3_600_000).length;
    expect(late).toBeGreaterThan(2);
    expect(late).toBeLessThan(waited.length * 0.1);
  });

  it('has links of every kind, none to an article that was not there yet, and cases without one', () => {
    const links = set.cases.flatMap((each) => each.links);
    expect(new Set(links.map(({ draft }) => draft.kind))).toEqual(new Set(linkKinds));
    for (const { draft } of links) {
      const article = own.articles.find(({ key }) => key === draft.delivered.article);
      expect(article?.revision).toBe(draft.delivered.revision);
      expect(draft.linkedAt).toBeGreaterThanOrEqual(Date.parse(`${article?.created}T00:00:00Z`));
    }
    const unlinked = set.cases.filter((each) => each.draft.state === 'closed' && each.links.length === 0);
    expect(unlinked.length).toBeGreaterThan(20);
  });

  it('has everything that can happen to a case', () => {
    const all = set.cases.map(({ records }) => records);
    expect(all.flatMap(({ escalations }) => escalations ?? []).length).toBeGreaterThan(10);
    expect(all.flatMap(({ complaints }) => complaints ?? []).length).toBeGreaterThan(1);
    expect(all.flatMap(({ contacts }) => contacts ?? []).some(({ result }) => result === 'missed')).toBe(
      true,
    );
    const changed = all.flatMap(({ changes }) => changes ?? []).map(({ field }) => field);
    expect(changed).toEqual(expect.arrayContaining(['severity', 'businessImpact', 'state']));
    const kinds = new Set(all.flatMap(({ log }) => log ?? []).map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['record', 'reply', 'action', 'check', 'remark', 'spare', 'rma', 'visit']));
    const standings = new Set(
      all.flatMap(({ statements }) => statements ?? []).map(({ standing }) => standing),
    );
    expect(standings).toEqual(new Set(['reported', 'verified', 'false-lead']));
  });

  it('leaves a handful under way in different states', () => {
    const active = set.cases.filter(({ draft }) => !['resolved', 'closed'].includes(draft.state));
    expect(active.length).toBeGreaterThan(8);
    expect(new Set(active.map(({ draft }) => draft.state))).toEqual(
      new Set(['open', 'working', 'escalated', 'pending']),
    );
  });

  it('has what readers said of articles, open flags and settled ones', () => {
    expect(set.feedback.filter(({ isHelpful }) => isHelpful).length).toBeGreaterThan(50);
    expect(set.feedback.some(({ isHelpful }) => !isHelpful)).toBe(true);
    expect(new Set(set.flags.map(({ result }) => result))).toEqual(new Set([undefined, 'fixed', 'declined']));
    expect(Math.max(...set.feedback.map(({ at }) => at))).toBeLessThanOrEqual(now);
  });

  it('fills every name in', () => {
    expect(JSON.stringify(set)).not.toMatch(/\{[a-z]+\}/);
  });
});
