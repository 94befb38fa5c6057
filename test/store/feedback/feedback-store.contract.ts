import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleIdSchema } from '../../../src/core/article/article-id.ts';
import type { ArticleRegistry } from '../../../src/core/article/article-registry.ts';
import { caseNumberSchema } from '../../../src/core/case/case-id.ts';
import type { CaseStore } from '../../../src/core/case/case-store.ts';
import type { FeedbackStore } from '../../../src/core/feedback/feedback-store.ts';
import type { FeedbackDraft } from '../../../src/core/feedback/feedback.ts';
import { settleFlag, type Flag, type FlagDraft } from '../../../src/core/feedback/flag.ts';
import type { SearchLog } from '../../../src/core/search-log/search-log.ts';
import { minutes, nine } from '../../core/case/sample-case.ts';
import { draftOf, storeAct } from '../case/case-store.contract.ts';
import { revisionOf, sampleArticle } from '../sample-article.ts';

/** A store with nothing in it, and the way to dispose of it. */
export interface OpenFeedbackStore {
  readonly articles: ArticleRegistry;
  readonly cases: CaseStore;
  readonly feedback: FeedbackStore;
  readonly searches: SearchLog;
  readonly close: () => Promise<void>;
}

const article = articleIdSchema.parse('SN-0001');
const by = { id: storeAct().actor.id, name: 'Ada Rossi' };
const read = { article: 'SN-0001', revision: revisionOf('SN-0001') };
const flag = (change: Partial<FlagDraft> = {}): FlagDraft => ({
  article,
  flagged: read,
  kind: 'outdated',
  text: ' Since 9.16 \u0000 it is otherwise ',
  at: nine,
  by,
  ...change,
});
const praise = (change: Partial<FeedbackDraft> = {}): FeedbackDraft => ({
  article,
  read,
  isHelpful: true,
  at: nine,
  by,
  ...change,
});

async function addFlag(feedback: FeedbackStore, draft: FlagDraft): Promise<Flag> {
  const result = await feedback.addFlag(draft, storeAct());
  if (result.result !== 'written') throw new Error(result.result);
  return result.value;
}

/** What every adapter of the feedback store and the search log does; run it for each. */
export function describeFeedbackStore(name: string, open: () => Promise<OpenFeedbackStore>): void {
  describe(`feedback and searches on ${name}`, () => {
    let opened: OpenFeedbackStore;
    beforeEach(async () => {
      opened = await open();
      await opened.articles.register({
        audience: 'internal',
        at: nine,
        articles: [sampleArticle('SN-0001')],
      });
      await opened.cases.open(draftOf(), storeAct());
    });
    afterEach(() => opened.close());

    describe('flags', () => {
      it('are kept as they were raised, with the case in which it was noticed', async () => {
        const draft = flag({ case: caseNumberSchema.parse('SR-000001') });
        const added = await addFlag(opened.feedback, draft);
        expect(added).toEqual({ ...draft, id: expect.any(String) as string, version: 1 });
        expect(await opened.feedback.findFlag(added.id)).toEqual(added);
        expect(await opened.feedback.listFlags(article, { limit: 9 })).toEqual({ items: [added] });
      });

      it('name a case that there is', async () => {
        const draft = flag({ case: caseNumberSchema.parse('SR-000009') });
        expect(await opened.feedback.addFlag(draft, storeAct())).toEqual({ result: 'missing' });
      });

      it('are settled once, on the version that was looked at', async () => {
        const added = await addFlag(opened.feedback, flag());
        const decision = settleFlag(added, { result: 'fixed', answer: 'Rewritten' }, storeAct());
        if (decision.isRefused) throw new Error('refused');
        const settle = () => opened.feedback.settleFlag(added.id, 1, decision.value, storeAct());
        expect([(await settle()).result, (await settle()).result]).toEqual(['written', 'stale']);
        const settled = await opened.feedback.findFlag(added.id);
        expect(settled).toMatchObject({
          result: 'fixed',
          answer: 'Rewritten',
          version: 2,
          settledBy: { name: 'Ada Rossi' },
        });
        expect(
          settled && settleFlag(settled, { result: 'declined', answer: 'No' }, storeAct()).isRefused,
        ).toBe(true);
      });

      it('follow an article that was renamed', async () => {
        await addFlag(opened.feedback, flag());
        const renamed = [sampleArticle('SN-0009', { formerIds: ['SN-0001'] })];
        await opened.articles.register({ audience: 'internal', at: nine + 1, articles: renamed });
        const { items } = await opened.feedback.listFlags(articleIdSchema.parse('SN-0009'), { limit: 9 });
        expect(items).toMatchObject([{ article: 'SN-0009', flagged: read }]);
      });

      it('come page by page, the last one first', async () => {
        for (let index = 0; index < 5; index += 1)
          await addFlag(opened.feedback, flag({ text: `flag ${index}` }));
        const first = await opened.feedback.listFlags(article, { limit: 3 });
        const second = await opened.feedback.listFlags(article, { limit: 3, after: first.next });
        expect([...first.items, ...second.items].map(({ text }) => text)).toEqual(
          [4, 3, 2, 1, 0].map((index) => `flag ${index}`),
        );
        expect(second.next).toBeUndefined();
      });
    });

    describe('feedback', () => {
      it('is counted, and given once for a request that comes twice', async () => {
        const receipt = { key: 'k', scope: 's', requestHash: 'h', expiresAt: storeAct().at + 1 };
        await opened.feedback.addFeedback(praise(), storeAct(), receipt);
        const again = await opened.feedback.addFeedback(praise(), storeAct(), receipt);
        await opened.feedback.addFeedback(praise({ isHelpful: false, text: 'Too long' }), storeAct());
        expect(again.result).toBe('repeated');
        expect(await opened.feedback.countFeedback(article)).toEqual({ helpful: 1, notHelpful: 1 });
        const { items } = await opened.feedback.listFeedback(article, { limit: 9 });
        expect(items.map(({ isHelpful, text }) => [isHelpful, text])).toEqual([
          [false, 'Too long'],
          [true, undefined],
        ]);
      });

      it('names a search that there is', async () => {
        const search = '01890000-0000-7000-8000-00000000dead';
        expect(await opened.feedback.addFeedback(praise({ search }), storeAct())).toEqual({
          result: 'missing',
        });
      });

      it('counts nothing where there is none', async () => {
        expect(await opened.feedback.countFeedback(article)).toEqual({ helpful: 0, notHelpful: 0 });
      });
    });

    describe('searches', () => {
      const search = {
        at: nine,
        words: 'datastore read-only',
        lang: 'en',
        place: 'site',
        results: 3,
      } as const;

      it('keep the first result that was opened, and the first case that came of it', async () => {
        const { id } = await opened.searches.record(search);
        await opened.searches.recordClick(id, { article: 'SN-0001', position: 2 }, nine);
        await opened.searches.recordClick(id, { article: 'SN-0002', position: 1 }, nine);
        const subject = await opened.cases.find(caseNumberSchema.parse('SR-000001'));
        if (subject) await opened.searches.recordCase(id, subject.id);
        expect(await opened.searches.find(id)).toEqual({
          ...search,
          id,
          clicked: { article: 'SN-0001', position: 2 },
          case: 'SR-000001',
        });
      });

      it('keep that cases brought the result that was opened, when it is told at once and when it is told later', async () => {
        const clicked = { article: 'SN-0001', position: 1, isFromCases: true };
        const once = await opened.searches.record({ ...search, clicked });
        expect(await opened.searches.find(once.id)).toEqual({ ...search, id: once.id, clicked });
        const { id } = await opened.searches.record(search);
        expect(await opened.searches.recordClick(id, clicked, nine)).toEqual({ ...search, id, clicked });
      });

      it('know nothing of what is not there', async () => {
        const id = '01890000-0000-7000-8000-00000000dead';
        expect(await opened.searches.find(id)).toBeUndefined();
        expect(
          await opened.searches.recordClick(id, { article: 'SN-0001', position: 1 }, nine),
        ).toBeUndefined();
      });

      it('are forgotten after a time, but for those that found nothing and those that feedback names', async () => {
        const old = await opened.searches.record(search);
        const empty = await opened.searches.record({ ...search, results: 0 });
        const named = await opened.searches.record(search);
        const recent = await opened.searches.record({ ...search, at: nine + minutes(60) });
        await opened.feedback.addFeedback(praise({ search: named.id }), storeAct());
        expect(await opened.searches.forget(nine + minutes(1))).toBe(1);
        const found = await Promise.all(
          [old, empty, named, recent].map(({ id }) => opened.searches.find(id)),
        );
        expect(found.map((each) => each !== undefined)).toEqual([false, true, true, true]);
      });
    });
  });
}
