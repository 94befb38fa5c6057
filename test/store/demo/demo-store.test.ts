import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleIdSchema } from '../../../src/core/article/article-id.ts';
import { makeDemoSet } from '../../../src/core/demo/make-demo-set.ts';
import type { DemoSet } from '../../../src/core/demo/demo-store.ts';
import { formatCaseNumber } from '../../../src/core/case/case-id.ts';
import { localActor, systemActor } from '../../../src/core/people/actor.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { readOwnDemo } from '../../support/demo-set.ts';
import { minimalDraft } from './minimal-draft.ts';

const now = Date.UTC(2026, 10, 25, 9);
const act = { actor: systemActor, at: now };
const flaggedArticle = articleIdSchema.parse('SN-0012');

const own = await readOwnDemo();
const set: DemoSet = makeDemoSet(own.content, { articles: own.articles, policy: own.base.policy, now });

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:', now);
  await store.articles.register({ audience: 'internal', articles: own.articles, at: now });
});
afterEach(() => store.close());

describe('seed', () => {
  it('writes every case with its records and links, once', async () => {
    expect(await store.demo.isUntouched()).toBe(true);
    expect(await store.demo.seed(set, act)).toBe(true);
    const newest = set.cases.at(-1);
    const found = await store.cases.find(formatCaseNumber(set.cases.length));
    expect(found).toMatchObject({ title: newest?.draft.title, state: newest?.draft.state });

    const flagged = await store.feedback.listFlags(flaggedArticle, { limit: 10 });
    expect(flagged.items).toMatchObject([{ kind: 'outdated' }]);
    const said = await store.feedback.countFeedback(flaggedArticle);
    expect(said.helpful + said.notHelpful).toBeGreaterThan(5);

    expect(await store.demo.isUntouched()).toBe(false);
    expect(await store.demo.seed(set, act)).toBe(false);
    expect(await store.cases.find(formatCaseNumber(set.cases.length + 1))).toBeUndefined();
  });

  it('keeps what was said and judged, as it would have been written day by day', async () => {
    await store.demo.seed(set, act);
    const place = set.cases.findIndex(({ records }) => (records.escalations ?? []).length > 0);
    const subject = await store.cases.find(formatCaseNumber(place + 1));
    const { records, links } = set.cases[place] ?? {};
    if (!subject) throw new Error('the case is not there');
    const log = await store.cases.listLog(subject.id, { limit: 200, order: 'oldest-first' });
    expect(log.items.map(({ text }) => text).toSorted()).toEqual(
      records?.log?.map(({ text }) => text).toSorted(),
    );
    expect(await store.cases.listEscalations(subject.id)).toMatchObject(
      JSON.parse(JSON.stringify(records?.escalations)) as object[],
    );
    expect(await store.links.listOfCase(subject.id)).toHaveLength(links?.length ?? -1);
    const { items } = await store.audit.list({ subjectId: subject.id }, { limit: 200 });
    expect(items.map(({ action }) => action)).toContain('case.resolved');
  });

  it.each([
    ['a case', async () => void (await store.cases.open(minimalDraft(now), { actor: localActor, at: now }))],
    [
      'a search',
      async () => void (await store.searches.record({ at: now, words: 'lun', place: 'site', results: 0 })),
    ],
    [
      'an entry in the audit trail',
      () => store.audit.record({ act, action: 'session.refused', subjectType: 'login', subjectId: 'x' }),
    ],
  ])('writes nothing where there is %s', async (_, leave) => {
    await leave();
    expect(await store.demo.isUntouched()).toBe(false);
    expect(await store.demo.seed(set, act)).toBe(false);
  });
});
