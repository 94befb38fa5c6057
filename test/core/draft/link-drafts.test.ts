import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleIdSchema } from '../../../src/core/article/article-id.ts';
import type { Case } from '../../../src/core/case/case.ts';
import { linkDrafts } from '../../../src/core/draft/link-drafts.ts';
import { linkCaseToArticles } from '../../../src/core/link/work-on-links.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { draftOf, storeAct } from '../../store/case/case-store.contract.ts';
import { sampleArticle } from '../../store/sample-article.ts';
import { nine } from '../case/sample-case.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:', nine);
});
afterEach(() => store.close());

const id = articleIdSchema.parse('SN-0002');
const act = storeAct();
const open = async (change: Partial<Record<keyof Case, unknown>>): Promise<Case> => {
  const opened = await store.cases.open(draftOf(change), act);
  if (opened.result !== 'written') throw new Error(opened.result);
  return opened.value;
};
const build = async (...keys: string[]): Promise<number> => {
  const articles = keys.map((key) => sampleArticle(key));
  await store.articles.register({ audience: 'internal', articles, at: nine });
  return linkDrafts(articles, store, act.at);
};
const linksOf = async ({ id: caseId }: Case): Promise<string[]> =>
  (await store.links.listOfCase(caseId)).map(({ article, kind, by }) => `${kind} ${article} ${by.name}`);

describe('linkDrafts', () => {
  it('links a case to the article that was drafted from it once a build has it, and once only', async () => {
    const subject = await open({ state: 'closed' });
    expect(await store.drafts.reserve('SN', 1, subject.id, act)).toBe(id);
    expect(await build('SN-0001')).toBe(0);
    expect(await build('SN-0001', 'SN-0002')).toBe(1);
    expect(await linksOf(subject)).toEqual([`created SN-0002 ${act.actor.name}`]);
    expect(await build('SN-0001', 'SN-0002')).toBe(0);
  });

  it('waits for the case to be resolved', async () => {
    const subject = await open({ state: 'working' });
    expect(await store.drafts.reserve('SN', 1, subject.id, act)).toBe(id);
    expect(await build('SN-0002')).toBe(0);
    expect(await store.drafts.listOpen(['SN-0002'])).toHaveLength(1);
  });

  it('gives up where another case created the article', async () => {
    const [one, two] = [await open({ state: 'closed' }), await open({ state: 'closed' })];
    expect(await store.drafts.reserve('SN', 1, two.id, act)).toBe(id);
    await store.articles.register({ audience: 'internal', articles: [sampleArticle('SN-0002')], at: nine });
    const links = [{ article: 'SN-0002', kind: 'created' }] as const;
    expect(await linkCaseToArticles(store, one.number, links, act)).toMatchObject({ result: 'written' });
    expect(await build('SN-0002')).toBe(0);
    expect(await linksOf(two)).toEqual([]);
    expect(await store.drafts.listOpen(['SN-0002'])).toEqual([]);
  });

  it('counts ids of drafts and of articles that were ever here as taken', async () => {
    expect(await store.drafts.lastNumber('SN')).toBe(0);
    await build('SN-0007', 'SN-0009.it', 'PR-0050');
    await build('SN-0001');
    expect(await store.drafts.lastNumber('SN')).toBe(9);
    const subject = await open({});
    expect(await store.drafts.reserve('SN', 11, subject.id, act)).toBe('SN-0012');
    expect(await store.drafts.lastNumber('SN')).toBe(12);
    expect(await store.drafts.reserve('SN', 3, subject.id, act)).toBe('SN-0013');
  });

  it('gives every one of many drafts at the same moment an id of its own, and links each to its own case', async () => {
    const subjects = await Promise.all(Array.from({ length: 12 }, () => open({ state: 'closed' })));
    const ids = await Promise.all(subjects.map((each) => store.drafts.reserve('SN', 41, each.id, act)));
    expect(ids.toSorted()).toEqual(Array.from({ length: 12 }, (_, index) => `SN-00${index + 42}`));
    expect(await build(...ids)).toBe(12);
    for (const [index, subject] of subjects.entries())
      expect(await linksOf(subject)).toEqual([`created ${ids[index] ?? ''} ${act.actor.name}`]);
  });
});
