import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../src/store/open-store.ts';
import { describePeopleStore } from './people.contract.ts';

describePeopleStore('SQLite in memory', () => openStore(':memory:', 0));

describePeopleStore('an SQLite file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'casebook-people-'));
  const store = await openStore(join(folder, 'casebook.db'), 0);
  return {
    ...store,
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});
