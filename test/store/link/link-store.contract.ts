import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleIdSchema } from '../../../src/core/article/article-id.ts';
import type { ManifestArticle } from '../../../src/core/article/article-manifest.ts';
import type { ArticleRegistry } from '../../../src/core/article/article-registry.ts';
import type { CaseStore } from '../../../src/core/case/case-store.ts';
import type { Case } from '../../../src/core/case/case.ts';
import type { LinkableArticle } from '../../../src/core/link/link-rules.ts';
import type { CaseLink, LinkStore } from '../../../src/core/link/link-store.ts';
import type { LinkDraft, LinkKind } from '../../../src/core/link/link.ts';
import { nine } from '../../core/case/sample-case.ts';
import { draftOf, storeAct } from '../case/case-store.contract.ts';
import { revisionOf, sampleArticle } from '../sample-article.ts';

/** A store with nothing in it, and the way to dispose of it. */
export interface OpenLinkStore {
  readonly articles: ArticleRegistry;
  readonly cases: CaseStore;
  readonly links: LinkStore;
  /** Actions of the audit trail, the first one first. */
  readonly readAudit: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

const idOf = (text: string) => articleIdSchema.parse(text);

const draft = (subject: Case, key: string, kind: LinkKind, change: Partial<LinkDraft> = {}): LinkDraft => ({
  caseId: subject.id,
  caseNumber: subject.number,
  kind,
  article: idOf(key.split('.')[0] ?? key),
  delivered: { article: key, revision: revisionOf(key) },
  linkedAt: storeAct().at,
  by: { id: storeAct().actor.id, name: 'Ada Rossi' },
  ...change,
});

/** What every adapter of the link store does; run it for each. */
export function describeLinkStore(name: string, open: () => Promise<OpenLinkStore>): void {
  describe(`the link store on ${name}`, () => {
    let opened: OpenLinkStore;
    let links: LinkStore;
    let one: Case;
    let two: Case;
    beforeEach(async () => {
      opened = await open();
      ({ links } = opened);
      await register([sampleArticle('SN-0001'), sampleArticle('SN-0001.it'), sampleArticle('SN-0002')]);
      one = await openOne();
      two = await openOne();
    });
    afterEach(() => opened.close());

    const register = (articles: readonly ManifestArticle[], at = nine) =>
      opened.articles.register({ audience: 'internal', articles, at });
    const openOne = async (): Promise<Case> => {
      const result = await opened.cases.open(draftOf({ state: 'closed' }), storeAct());
      if (result.result !== 'written') throw new Error(result.result);
      return result.value;
    };
    const add = async (...drafts: LinkDraft[]): Promise<readonly CaseLink[]> => {
      const result = await links.add(drafts, [], storeAct());
      if (result.result !== 'written') throw new Error(result.result);
      return result.value;
    };
    const ofArticle = async (id: string): Promise<string[]> => {
      const page = await links.listOfArticle(idOf(id), {}, { limit: 50 });
      return page.items.map((link) => `${link.caseNumber} ${link.kind} ${link.delivered.article}`);
    };

    describe('findLinkable', () => {
      it('tells confidence, revisions ever given out, successor and creator', async () => {
        await register([
          sampleArticle('SN-0001', {
            revision: 'aaaaaaaaaaaa',
            confidence: 'archived',
            supersededBy: 'SN-0002',
          }),
          sampleArticle('SN-0002'),
        ]);
        await add(draft(one, 'SN-0002', 'created'));
        const found = (await links.findLinkable('SN-0001')) as LinkableArticle;
        expect(found).toMatchObject({
          id: 'SN-0001',
          confidence: 'archived',
          current: 'aaaaaaaaaaaa',
          supersededBy: 'SN-0002',
        });
        expect(
          [revisionOf('SN-0001'), 'aaaaaaaaaaaa', 'bbbbbbbbbbbb'].map((revision) =>
            found.hasRevision(revision),
          ),
        ).toEqual([true, true, false]);
        expect(await links.findLinkable('SN-0002')).toMatchObject({ creator: one.number });
      });

      it('knows nothing of what the present build does not have', async () => {
        await register([sampleArticle('SN-0002')]);
        expect(await links.findLinkable('SN-0001')).toBeUndefined();
        expect(await links.findLinkable('SN-9999')).toBeUndefined();
      });
    });

    describe('add', () => {
      it('makes several at once, in one batch, with the article as it is', async () => {
        const made = await add(
          draft(one, 'SN-0001.it', 'reused', { reason: 'It was in Italian' }),
          draft(one, 'SN-0002', 'consulted'),
        );
        expect(made).toMatchObject([
          {
            caseNumber: one.number,
            kind: 'reused',
            article: 'SN-0001',
            delivered: { article: 'SN-0001.it', revision: revisionOf('SN-0001.it') },
            reason: 'It was in Italian',
            version: 1,
            to: { title: 'Title of SN-0001.it', state: 'present', current: revisionOf('SN-0001.it') },
          },
          { article: 'SN-0002', kind: 'consulted' },
        ]);
        expect(new Set(made.map(({ batch }) => batch)).size).toBe(1);
        expect(await links.listOfCase(one.id)).toEqual(made);
        expect(await links.find(made[0]?.id ?? '')).toEqual(made[0]);
        expect((await opened.readAudit()).filter((action) => action === 'link.made')).toHaveLength(2);
        expect((await opened.cases.list({ isLinked: true }, { limit: 9 })).items).toEqual([one]);
      });

      it('makes none when one of them is there meanwhile', async () => {
        await add(draft(one, 'SN-0002', 'reused'));
        const result = await links.add(
          [draft(one, 'SN-0001', 'reused'), draft(one, 'SN-0002', 'reused')],
          [],
          storeAct(),
        );
        expect(result).toEqual({ result: 'stale' });
        expect(await links.listOfCase(one.id)).toHaveLength(1);
      });

      it('makes none when a case has changed meanwhile, or is not there', async () => {
        const wrong = [{ id: one.id, version: one.version + 1 }];
        const drafts = [draft(one, 'SN-0001', 'reused')];
        expect(await links.add(drafts, wrong, storeAct())).toEqual({ result: 'stale' });
        const missing = [{ id: '01890000-0000-7000-8000-00000000dead' as Case['id'], version: 1 }];
        expect(await links.add(drafts, missing, storeAct())).toEqual({ result: 'missing' });
      });

      it('lets one of many who create the same article at once succeed', async () => {
        const others = await Promise.all(Array.from({ length: 8 }, () => openOne()));
        const results = await Promise.all(
          others.map((subject) => links.add([draft(subject, 'SN-0001', 'created')], [], storeAct())),
        );
        expect(results.filter(({ result }) => result === 'written')).toHaveLength(1);
        expect(await links.countOfArticle(idOf('SN-0001'))).toMatchObject({ created: 1 });
      });

      it('lets another creator in with a reason', async () => {
        await add(draft(one, 'SN-0001', 'created'));
        await add(draft(two, 'SN-0001', 'created', { reason: 'One cause' }));
        expect(await links.countOfArticle(idOf('SN-0001'))).toMatchObject({ created: 2, reused: 0 });
        expect(await links.findLinkable('SN-0001')).toMatchObject({ creator: one.number });
      });

      it('makes them once for a request that comes twice', async () => {
        const receipt = { key: 'k', scope: 's', requestHash: 'h', expiresAt: storeAct().at + 1000 };
        const drafts = [draft(one, 'SN-0001', 'reused'), draft(one, 'SN-0002', 'reused')];
        const first = await links.add(drafts, [], storeAct(), receipt);
        const again = await links.add(drafts, [], storeAct(), receipt);
        expect([first.result, again.result]).toEqual(['written', 'repeated']);
        expect('value' in again && again.value).toEqual('value' in first && first.value);
        const other = await links.add(drafts, [], storeAct(), { ...receipt, requestHash: 'x' });
        expect(other).toEqual({ result: 'key-reused' });
      });
    });

    describe('write', () => {
      it('changes, removes and restores, and keeps what happened', async () => {
        const [link] = await add(draft(one, 'SN-0001', 'consulted'));
        if (!link) throw new Error('no link');
        await links.write(link.id, 1, { event: 'changed', kind: 'reused' }, storeAct());
        await links.write(link.id, 2, { event: 'removed', reason: 'The wrong case' }, storeAct());
        expect(await links.listOfCase(one.id)).toEqual([]);
        expect(await links.listOfCase(one.id, { withRemoved: true })).toMatchObject([
          { kind: 'reused', removedAt: storeAct().at },
        ]);
        expect(await ofArticle('SN-0001')).toEqual([]);
        expect((await opened.cases.list({ isLinked: true }, { limit: 9 })).items).toEqual([]);
        const back = await links.write(link.id, 3, { event: 'restored' }, storeAct());
        expect(back).toMatchObject({ result: 'written', value: { version: 4, kind: 'reused' } });
        expect(
          (await links.listEvents(link.id)).map(({ event, kind, reason }) => [event, kind, reason]),
        ).toEqual([
          ['made', 'consulted', undefined],
          ['changed', 'reused', undefined],
          ['removed', 'reused', 'The wrong case'],
          ['restored', 'reused', undefined],
        ]);
        expect(await opened.readAudit()).toEqual(
          expect.arrayContaining(['link.changed', 'link.removed', 'link.restored']),
        );
      });

      it('refuses what was decided on another version, and what came back meanwhile', async () => {
        const [link] = await add(draft(one, 'SN-0001', 'reused'));
        if (!link) throw new Error('no link');
        expect((await links.write(link.id, 2, { event: 'removed' }, storeAct())).result).toBe('stale');
        await links.write(link.id, 1, { event: 'removed' }, storeAct());
        await add(draft(one, 'SN-0001', 'reused'));
        expect((await links.write(link.id, 2, { event: 'restored' }, storeAct())).result).toBe('stale');
        const nobody = '01890000-0000-7000-8000-00000000dead';
        expect((await links.write(nobody, 1, { event: 'removed' }, storeAct())).result).toBe('missing');
      });

      it('undoes a batch, but for what was removed from it before', async () => {
        const made = await add(draft(one, 'SN-0001', 'reused'), draft(one, 'SN-0002', 'consulted'));
        const [first, second] = made;
        await add(draft(two, 'SN-0001', 'reused'));
        await links.write(first?.id ?? '', 1, { event: 'removed' }, storeAct());
        const undone = await links.undoBatch(first?.batch ?? '', storeAct(), 'Not this case');
        expect(undone.map(({ id }) => id)).toEqual([second?.id]);
        expect(await links.listOfCase(one.id)).toEqual([]);
        expect(await links.listOfCase(two.id)).toHaveLength(1);
      });
    });

    describe('listOfArticle', () => {
      it('has the case of each link, the last one first, by kind, page by page', async () => {
        for (let index = 0; index < 7; index += 1) {
          await add(draft(await openOne(), 'SN-0001', index % 2 ? 'consulted' : 'reused'));
        }
        const read = async (limit: number, kind?: LinkKind): Promise<string[]> => {
          const seen: string[] = [];
          let after: string | undefined;
          do {
            const page = await links.listOfArticle(idOf('SN-0001'), { kind }, { limit, after });
            seen.push(...page.items.map((link) => link.case.number));
            after = page.next;
          } while (after !== undefined);
          return seen;
        };
        const all = await read(50);
        expect(all).toEqual([9, 8, 7, 6, 5, 4, 3].map((number) => `SR-00000${number}`));
        for (const limit of [1, 2, 3, 7]) expect(await read(limit)).toEqual(all);
        expect(await read(2, 'consulted')).toEqual(['SR-000008', 'SR-000006', 'SR-000004']);
        expect(await links.countOfArticle(idOf('SN-0001'))).toEqual({
          created: 0,
          reused: 4,
          improved: 0,
          consulted: 3,
          'not-helpful': 0,
        });
      });
    });

    describe('when articles change', () => {
      const later = nine + 86_400_000;

      it('follows a renamed article, and says so', async () => {
        const [link] = await add(draft(one, 'SN-0001', 'reused'));
        await register(
          [sampleArticle('SN-0009', { formerIds: ['SN-0001'] }), sampleArticle('SN-0002')],
          later,
        );
        expect(await ofArticle('SN-0009')).toEqual([`${one.number} reused SN-0001`]);
        expect(await ofArticle('SN-0001')).toEqual([]);
        expect(await links.find(link?.id ?? '')).toMatchObject({
          article: 'SN-0009',
          delivered: { article: 'SN-0001', revision: revisionOf('SN-0001') },
          to: { id: 'SN-0009', title: 'Title of SN-0009', state: 'present' },
        });
        expect((await links.listEvents(link?.id ?? '')).at(-1)).toMatchObject({
          event: 'followed',
          article: 'SN-0009',
          cause: 'renamed',
          at: later,
          by: { name: 'Casebook' },
        });
        expect(await opened.readAudit()).toContain('link.followed');
      });

      it('keeps one link where a case had both of two that were merged, and both creators', async () => {
        await add(draft(one, 'SN-0001', 'reused'), draft(one, 'SN-0002', 'reused'));
        await add(draft(two, 'SN-0001', 'created'));
        const three = await openOne();
        await add(draft(three, 'SN-0002', 'created'));
        await register([sampleArticle('SN-0002', { formerIds: ['SN-0001'] })], later);
        expect((await ofArticle('SN-0002')).toSorted()).toEqual([
          `${one.number} reused SN-0002`,
          `${two.number} created SN-0001`,
          `${three.number} created SN-0002`,
        ]);
        const removed = (await links.listOfCase(one.id, { withRemoved: true })).find(
          ({ removedAt }) => removedAt,
        );
        expect((await links.listEvents(removed?.id ?? '')).at(-1)).toMatchObject({
          event: 'removed',
          cause: 'renamed',
          reason: 'The case has SN-0002 as reused already.',
        });
      });

      it('follows to the article that replaces an archived one, and back when it is in use again', async () => {
        await add(draft(one, 'SN-0001', 'reused'));
        await register(
          [
            sampleArticle('SN-0001', { confidence: 'archived', supersededBy: 'SN-0002' }),
            sampleArticle('SN-0002'),
          ],
          later,
        );
        expect(await ofArticle('SN-0002')).toEqual([`${one.number} reused SN-0001`]);
        await register([sampleArticle('SN-0001'), sampleArticle('SN-0002')], later + 1);
        expect(await ofArticle('SN-0001')).toEqual([`${one.number} reused SN-0001`]);
        const [link] = await links.listOfCase(one.id);
        expect((await links.listEvents(link?.id ?? '')).map(({ event, cause }) => [event, cause])).toEqual([
          ['made', undefined],
          ['followed', 'superseded'],
          ['followed', 'restored'],
        ]);
      });

      it('stays with an article that was archived or withdrawn without another, and says what became of it', async () => {
        await add(draft(one, 'SN-0001', 'reused'), draft(one, 'SN-0002', 'reused'));
        await register([sampleArticle('SN-0001', { confidence: 'archived' })], later);
        expect((await links.listOfCase(one.id)).map(({ to }) => [to.id, to.state, to.current])).toEqual([
          ['SN-0001', 'archived', revisionOf('SN-0001')],
          ['SN-0002', 'withdrawn', undefined],
        ]);
      });

      it('moves nothing twice, and nothing when nothing changed', async () => {
        const [link] = await add(draft(one, 'SN-0001', 'reused'));
        const renamed = [sampleArticle('SN-0009', { formerIds: ['SN-0001'] })];
        await register(renamed, later);
        await register(renamed, later + 1);
        expect(await links.listEvents(link?.id ?? '')).toHaveLength(2);
      });
    });
  });
}
