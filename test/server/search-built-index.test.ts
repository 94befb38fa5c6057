import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchUnavailableError } from '../../src/core/search/article-search.ts';
import { buildIndexOf } from '../../src/core/search/build/build-search-index.ts';
import { searchBuiltIndex } from '../../src/server/search/search-built-index.ts';
import { exampleArticle } from '../core/search/example-articles.ts';

describe('searchBuiltIndex', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'casebook-search-'));
  });
  afterAll(async () => rm(folder, { recursive: true }));

  const publish = async (title: string): Promise<void> => {
    await mkdir(path.join(folder, 'search-index'), { recursive: true });
    for (const { name, bytes } of buildIndexOf([exampleArticle({ key: 'SN-0001', title })]))
      await writeFile(path.join(folder, 'search-index', name), bytes);
  };

  it('reads another build when it is taken, and tries again where there was none', async () => {
    let signature = 'first';
    const { search } = searchBuiltIndex(folder, () => signature);
    await expect(search('quorum')).rejects.toThrow(SearchUnavailableError);
    await publish('Quorum is lost');
    expect((await search('quorum')).total).toBe(1);
    await publish('Paths are lost');
    expect((await search('paths')).total).toBe(0);
    signature = 'second';
    expect((await search('paths')).total).toBe(1);
    expect((await search('quorum')).total).toBe(0);
  });
});
