import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleIdSchema } from '../../../src/core/article/article-id.ts';
import type { Case } from '../../../src/core/case/case.ts';
import { linkDrafts } from '../../../src/core/draft/link-drafts.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { draftOf, storeAct } from '../../store/case-store.contract.ts';
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
    await store.drafts.remember(id, subject.id, act);
    expect(await build('SN-0001')).toBe(0);
    expect(await build('SN-0001', 'SN-0002')).toBe(1);
    expect(await linksOf(subject)).toEqual([`created SN-0002 ${act.actor.name}`]);
    expect(await build('SN-0001', 'SN-0002')).toBe(0);
  });

  it('waits for the case to be resolved', async () => {
    const subject = await open({ state: 'working' });
    await store.drafts.remember(id, subject.id, act);
    expect(await build('SN-0002')).toBe(0);
    expect(await store.drafts.listOpen(['SN-0002'])).toHaveLength(1);
  });

  it('gives up where another case created the article', async () => {
    const [one, two] = [await open({ state: 'closed' }), await open({ state: 'closed' })];
    await store.drafts.remember(id, one.id, act);
    await build('SN-0002');
    await store.drafts.remember(id, two.id, act);
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
    await store.drafts.remember(articleIdSchema.parse('SN-0012'), subject.id, act);
    expect(await store.drafts.lastNumber('SN')).toBe(12);
  });
});
