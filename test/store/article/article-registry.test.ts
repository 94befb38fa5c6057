import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../src/store/open-store.ts';
import { describeArticleRegistry } from './article-registry.contract.ts';

describeArticleRegistry('SQLite in memory', async () => {
  const store = await openStore(':memory:', 0);
  return { registry: store.articles, close: store.close };
});

describeArticleRegistry('an SQLite file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'casebook-store-'));
  const store = await openStore(join(folder, 'casebook.db'), 0);
  return {
    registry: store.articles,
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});
