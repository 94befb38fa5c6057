import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { ManifestArticle } from '../../../src/core/article/article-manifest.ts';
import type { ArticleFilter, ArticleRegistry } from '../../../src/core/article/article-registry.ts';
import type { Audience } from '../../../src/core/article/audience.ts';
import { revisionOf, sampleArticle } from '../sample-article.ts';

/** A registry with nothing in it, and the way to dispose of it. */
export interface OpenRegistry {
  readonly registry: ArticleRegistry;
  readonly close: () => Promise<void>;
}

const noon = Date.UTC(2026, 10, 22, 12);
const later = noon + 86_400_000;

/** What every adapter of the article registry does; run it for each. */
export function describeArticleRegistry(name: string, open: () => Promise<OpenRegistry>): void {
  describe(`the article registry on ${name}`, () => {
    let opened: OpenRegistry;
    let registry: ArticleRegistry;
    beforeEach(async () => {
      opened = await open();
      registry = opened.registry;
    });
    afterEach(() => opened.close());

    const register = (articles: ManifestArticle[], audience: Audience = 'internal', at = noon) =>
      registry.register({ audience, articles, at });
    const keys = async (filter: ArticleFilter = {}) =>
      (await registry.list(filter, { limit: 100 })).items.map((article) => article.key);

    describe('register', () => {
      it('counts what was added, changed, left alone and withdrawn', async () => {
        const [one, two, three] = ['SN-0001', 'SN-0002', 'SN-0003'].map((key) => sampleArticle(key));
        if (!one || !two || !three) throw new Error('no samples');
        expect(await register([one, two])).toEqual({ added: 2, changed: 0, unchanged: 0, withdrawn: 0 });
        expect(await register([one, { ...two, title: 'Another title' }, three])).toEqual({
          added: 1,
          changed: 1,
          unchanged: 1,
          withdrawn: 0,
        });
        expect(await register([one])).toEqual({ added: 0, changed: 0, unchanged: 1, withdrawn: 2 });
      });

      it('counts versions and keeps the instant of the first registration', async () => {
        await register([sampleArticle('SN-0001')]);
        await register([sampleArticle('SN-0001')], 'internal', later);
        expect(await registry.get('SN-0001')).toMatchObject({
          version: 1,
          registeredAt: noon,
          changedAt: noon,
        });
        await register([sampleArticle('SN-0001', { confidence: 'archived' })], 'internal', later);
        expect(await registry.get('SN-0001')).toMatchObject({
          version: 2,
          registeredAt: noon,
          changedAt: later,
        });
      });

      it('neither lists nor finds what was withdrawn, until a build has it again', async () => {
        await register([sampleArticle('SN-0001'), sampleArticle('SN-0002')]);
        await register([sampleArticle('SN-0002')], 'internal', later);
        expect(await keys()).toEqual(['SN-0002']);
        expect(await registry.get('SN-0001')).toBeUndefined();
        expect(await registry.listRevisions('SN-0001')).toBeUndefined();
        expect(await registry.getRevision('SN-0001', revisionOf('SN-0001'))).toBeUndefined();
        await register([sampleArticle('SN-0001'), sampleArticle('SN-0002')], 'internal', later);
        expect(await registry.get('SN-0001')).toMatchObject({ version: 3, registeredAt: noon });
      });

      it('returns every field as it was registered', async () => {
        const article = sampleArticle('PR-0001', {
          type: 'procedure',
          title: 'Robert\'); drop table articles;-- \u0000 😀 "x"',
          products: [
            { product: 'ceph', versions: [] },
            { product: 'ontap', versions: ['9', '10'] },
          ],
          errorCodes: ['ORA-00600', '0xc0000185'],
          reviewed: undefined,
          reviewDue: '2027-06-02',
          owner: undefined,
          governance: 'compliance',
        });
        await register([article]);
        const stored = await registry.get('PR-0001');
        // Former ids are for links and authors for measures; they are no fields of the article.
        expect(stored).toMatchObject(
          JSON.parse(JSON.stringify({ ...article, authors: undefined, formerIds: undefined })) as object,
        );
        expect(stored).not.toHaveProperty('owner');
        expect(stored).not.toHaveProperty('reviewed');
      });

      it('takes a base of thousands, and an empty one', async () => {
        const many = Array.from({ length: 1200 }, (_, index) => sampleArticle(`SN-${1000 + index}`));
        expect(await register(many)).toMatchObject({ added: 1200 });
        expect(await register([])).toMatchObject({ withdrawn: 1200 });
        expect(await keys()).toEqual([]);
      });
    });

    describe('list', () => {
      const base = [
        sampleArticle('PR-0001', {
          type: 'procedure',
          title: 'Upgrade ONTAP',
          products: [{ product: 'ontap', versions: [] }],
        }),
        sampleArticle('SN-0001', {
          title: 'Datastore goes read-only',
          audience: 'customer',
          products: [{ product: 'vsphere', versions: [] }],
        }),
        sampleArticle('SN-0001.cs', {
          title: 'Úložiště je pouze pro čtení',
          audience: 'customer',
          products: [{ product: 'vsphere', versions: [] }],
        }),
        sampleArticle('SN-0002', {
          title: 'OSD is full',
          confidence: 'not-validated',
          products: [
            { product: 'ceph', versions: [] },
            { product: 'ontap', versions: [] },
          ],
        }),
      ];
      const filters: readonly (readonly [string, ArticleFilter, string[]])[] = [
        [
          'list-01: no filter → all in the order of keys',
          {},
          ['PR-0001', 'SN-0001', 'SN-0001.cs', 'SN-0002'],
        ],
        ['list-02: type', { type: 'procedure' }, ['PR-0001']],
        ['list-03: a type without articles', { type: 'best-practice' }, []],
        ['list-04: product', { product: 'ontap' }, ['PR-0001', 'SN-0002']],
        ['list-05: language', { lang: 'cs' }, ['SN-0001.cs']],
        ['list-06: audience', { audience: 'customer' }, ['SN-0001', 'SN-0001.cs']],
        ['list-07: confidence', { confidence: 'not-validated' }, ['SN-0002']],
        ['list-08: several conditions hold at once', { product: 'ontap', type: 'service-note' }, ['SN-0002']],
        ['list-09: title without regard to case', { title: 'DATASTORE' }, ['SN-0001']],
        ['list-10: title without accents', { title: 'uloziste cteni' }, ['SN-0001.cs']],
        ['list-11: every word of the title, in any order', { title: 'full osd' }, ['SN-0002']],
        ['list-12: words of two titles', { title: 'full upgrade' }, []],
        [
          'list-13: a title of spaces does not restrict',
          { title: '  ' },
          ['PR-0001', 'SN-0001', 'SN-0001.cs', 'SN-0002'],
        ],
        ['list-14: wildcards of SQL are plain text', { title: '%' }, []],
      ];
      it.each(filters)('%s', async (_, filter, expected) => {
        await register(base);
        expect(await keys(filter)).toEqual(expected);
      });

      it('follows a change of products', async () => {
        await register(base);
        await register([sampleArticle('PR-0001', { products: [{ product: 'ceph', versions: [] }] })]);
        expect(await keys({ product: 'ontap' })).toEqual([]);
        expect(await keys({ product: 'ceph' })).toEqual(['PR-0001']);
      });

      it('shows every article exactly once over pages of any size', async () => {
        const all = Array.from({ length: 23 }, (_, index) =>
          sampleArticle(`SN-${1000 + index * 7}`, {
            products: index % 3 ? [{ product: 'ceph', versions: [] }] : [],
          }),
        );
        await register(all);
        await fc.assert(
          fc.asyncProperty(
            fc.integer({ min: 1, max: 30 }),
            fc.constantFrom(undefined, 'ceph'),
            async (limit, product) => {
              const seen: string[] = [];
              let after: string | undefined;
              do {
                const page = await registry.list({ product }, { limit, after });
                expect(page.items.length).toBeLessThanOrEqual(limit);
                seen.push(...page.items.map((article) => article.key));
                after = page.next;
              } while (after !== undefined);
              expect(seen).toEqual(await keys({ product }));
            },
          ),
          { numRuns: 30 },
        );
      });
    });

    describe('get', () => {
      beforeEach(() =>
        register([sampleArticle('SN-0001'), sampleArticle('SN-0001.it'), sampleArticle('SN-0001.cs')]),
      );

      it('returns the original with its text and the languages there are', async () => {
        expect(await registry.get('SN-0001')).toMatchObject({
          key: 'SN-0001',
          markdown: 'Text of SN-0001\n',
          sections: [{ id: 'resolution', heading: 'Resolution', depth: 2 }],
          languages: ['en', 'cs', 'it'],
        });
      });

      it('returns a translation when asked for it', async () => {
        expect(await registry.get('SN-0001', 'it')).toMatchObject({ key: 'SN-0001.it', lang: 'it' });
      });

      it('falls back to the original for a language that there is no translation in', async () => {
        expect(await registry.get('SN-0001', 'zh-Hans')).toMatchObject({ key: 'SN-0001', lang: 'en' });
      });

      it('knows nothing of other ids', async () => {
        expect(await registry.get('SN-9999')).toBeUndefined();
        expect(await registry.get("' or 1=1 --")).toBeUndefined();
      });
    });

    describe('revisions', () => {
      it('keeps every revision ever registered, newest first, and says which is current', async () => {
        await register([sampleArticle('SN-0001', { revision: 'aaaaaaaaaaaa', markdown: 'first' })]);
        await register(
          [sampleArticle('SN-0001', { revision: 'bbbbbbbbbbbb', markdown: 'second' })],
          'internal',
          later,
        );
        const history = await registry.listRevisions('SN-0001');
        expect(history).toMatchObject({ lang: 'en', current: 'bbbbbbbbbbbb' });
        expect(history?.revisions.map(({ revision, registeredAt }) => [revision, registeredAt])).toEqual([
          ['bbbbbbbbbbbb', later],
          ['aaaaaaaaaaaa', noon],
        ]);
        expect(await registry.getRevision('SN-0001', 'aaaaaaaaaaaa')).toMatchObject({ markdown: 'first' });
        expect(await registry.get('SN-0001')).toMatchObject({ markdown: 'second' });
      });

      it('does not mix the revisions of a translation with those of its original', async () => {
        await register([sampleArticle('SN-0001'), sampleArticle('SN-0001.it')]);
        const history = await registry.listRevisions('SN-0001', 'it');
        expect(history?.revisions.map(({ revision }) => revision)).toEqual([revisionOf('SN-0001.it')]);
        expect(await registry.getRevision('SN-0001', revisionOf('SN-0001.it'))).toBeUndefined();
      });

      it('does not return what was registered for a narrower audience than the present build', async () => {
        await register([sampleArticle('SN-0001', { revision: 'aaaaaaaaaaaa', markdown: 'for us: canary' })]);
        await register(
          [sampleArticle('SN-0001', { revision: 'bbbbbbbbbbbb', audience: 'public', markdown: 'for all' })],
          'public',
          later,
        );
        expect((await registry.listRevisions('SN-0001'))?.revisions).toHaveLength(1);
        expect(await registry.getRevision('SN-0001', 'aaaaaaaaaaaa')).toBeUndefined();
      });

      it('returns the text that the present audience got when one source was given out to two', async () => {
        const source = { revision: 'aaaaaaaaaaaa', audience: 'public' };
        await register([sampleArticle('SN-0001', { ...source, markdown: 'for us: canary' })]);
        await register([sampleArticle('SN-0001', { ...source, markdown: 'for all' })], 'public', later);
        expect(await registry.get('SN-0001')).toMatchObject({ markdown: 'for all' });
        expect(await registry.getRevision('SN-0001', 'aaaaaaaaaaaa')).toMatchObject({ markdown: 'for all' });
        await register(
          [sampleArticle('SN-0001', { ...source, markdown: 'for us: canary' })],
          'internal',
          later,
        );
        expect(await registry.getRevision('SN-0001', 'aaaaaaaaaaaa')).toMatchObject({
          markdown: 'for us: canary',
        });
        expect((await registry.listRevisions('SN-0001'))?.revisions).toHaveLength(1);
      });

      it('replaces the text of a source that Casebook renders otherwise now', async () => {
        await register([sampleArticle('SN-0001', { markdown: 'leaked: canary' })]);
        await register([sampleArticle('SN-0001', { markdown: 'mended' })], 'internal', later);
        expect(await registry.getRevision('SN-0001', revisionOf('SN-0001'))).toMatchObject({
          markdown: 'mended',
          registeredAt: noon,
        });
      });
    });
  });
}
