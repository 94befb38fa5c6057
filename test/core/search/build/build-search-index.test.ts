import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIndexOf } from '../../../../src/core/search/build/build-search-index.ts';
import { readChunkPage, readShardPage } from '../../../../src/core/search/format/directory-page.ts';
import { manifestSchema } from '../../../../src/core/search/format/manifest-schema.ts';
import { pageNames } from '../../../../src/core/search/format/page-names.ts';
import { ManifestError, parseManifest } from '../../../../src/core/search/format/parse-manifest.ts';
import { maximumShardBytes } from '../../../../src/core/search/format/term-shard.ts';
import type { SearchArticle } from '../../../../src/core/search/search-document.ts';
import { exampleArticle } from '../example-articles.ts';

/** Many different words, the same each time. */
function manyArticles(count: number): SearchArticle[] {
  return Array.from({ length: count }, (_, number) =>
    exampleArticle({
      key: `SN-${number}`,
      title: `Title ${number}`,
      products: number % 2 ? ['ceph'] : ['ontap'],
      text: Array.from({ length: 120 }, (__, word) => `word${(number * 37 + word * word) % 5000}`).join(' '),
    }),
  );
}

const readManifest = (articles: readonly SearchArticle[]): unknown => {
  const [manifest] = buildIndexOf(articles);
  return JSON.parse(new TextDecoder().decode(manifest?.bytes));
};

function isAccepted(manifest: unknown): boolean {
  try {
    parseManifest(manifest);
    return true;
  } catch (error) {
    if (error instanceof ManifestError) return false;
    throw error;
  }
}

describe('buildIndexOf', () => {
  it('gives the same bytes for the same articles', () => {
    expect(buildIndexOf(manyArticles(50))).toEqual(buildIndexOf(manyArticles(50)));
  });

  it('names every file but the manifest after its content', () => {
    const articles = manyArticles(50);
    const before = new Map(buildIndexOf(articles).map(({ name, bytes }) => [name, bytes]));
    articles[7] = exampleArticle({ key: 'SN-7', title: 'Another title', text: 'another text' });

    const shared = buildIndexOf(articles).filter(({ name }) => name !== 'manifest.json' && before.has(name));
    expect(shared.length).toBeGreaterThan(0);
    expect(shared.map(({ bytes }) => bytes)).toEqual(shared.map(({ name }) => before.get(name)));
  });

  it('cuts postings into files of at most 4 kB, mostly of 0.6 kB or more', () => {
    const files = buildIndexOf(manyArticles(400)).filter(({ name }) => name.startsWith('terms-'));
    const sizes = files.map(({ bytes }) => bytes.length);
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(maximumShardBytes);
    expect(sizes.filter((size) => size > 600).length).toBeGreaterThanOrEqual(sizes.length - 1);
  });

  it('builds an index of nothing', () => {
    expect(manifestSchema.parse(readManifest([]))).toMatchObject({
      articles: 0,
      languages: [],
    });
  });

  it('names every file in its manifest or in a page that the manifest names, and no others', () => {
    const files = new Map(buildIndexOf(manyArticles(90)).map(({ name, bytes }) => [name, bytes]));
    const { table, facts, vocabulary, terms, store } = manifestSchema.parse(readManifest(manyArticles(90)));
    const bytesOf = (name: string): Uint8Array => files.get(name) ?? new Uint8Array();
    const pages = { shards: pageNames('shards', terms.hashes), chunks: pageNames('chunks', store.hashes) };
    const shards = pages.shards.flatMap((page) => readShardPage(bytesOf(page)));
    const chunks = pages.chunks.flatMap((page) => readChunkPage(bytesOf(page)));
    const named = new Set([
      'manifest.json',
      table,
      facts,
      vocabulary,
      ...pages.shards,
      ...pages.chunks,
      ...readShardPage(bytesOf(vocabulary)).map(({ hash }) => `vocabulary-${hash}.bin`),
      ...shards.map(({ hash }) => `terms-${hash}.bin`),
      ...chunks.map(({ hash }) => `store-${hash}.bin`),
    ]);
    expect(new Set(files.keys())).toEqual(named);
    expect(chunks.reduce((sum, { articles }) => sum + articles, 0)).toBe(90);
  });

  it('changes few files when an article is added or edited', () => {
    const articles = manyArticles(300);
    const before = new Set(buildIndexOf(articles).map(({ name }) => name));
    const added = buildIndexOf([...articles, exampleArticle({ key: 'SN-new', text: 'word11 unheard' })]);
    expect(added.filter(({ name }) => !before.has(name)).length).toBeLessThan(before.size / 10);
    articles[150] = exampleArticle({ key: 'SN-150', text: 'word11 unheard' });
    const edited = buildIndexOf(articles);
    expect(edited.filter(({ name }) => before.has(name)).length).toBeGreaterThan(before.size / 3);
  });
});

describe('parseManifest', () => {
  it('accepts what the schema accepts', () => {
    const manifest = readManifest(manyArticles(5));
    expect(parseManifest(manifest)).toEqual(manifestSchema.parse(manifest));
  });

  it('refuses what the schema refuses, wherever the damage is', () => {
    const manifest = readManifest(manyArticles(5)) as Record<string, unknown>;
    const damage = fc.oneof(
      fc.constant(undefined),
      fc.constant(null),
      fc.string(),
      fc.double(),
      fc.array(fc.anything()),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(manifest)), damage, (key, value) => {
        const damaged = { ...manifest, [key]: value };
        expect(isAccepted(damaged)).toBe(manifestSchema.safeParse(damaged).success);
      }),
      { numRuns: 300 },
    );
  });

  it('says when the index is of another version', () => {
    expect(() => parseManifest({ version: 1 })).toThrow('The search index is of another version.');
  });
});
