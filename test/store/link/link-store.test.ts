import { createArticleRegistry } from '../../../src/store/article/article-registry.ts';
import { createCaseStore } from '../../../src/store/case/case-store.ts';
import { createLinkStore } from '../../../src/store/link/link-store.ts';
import { describeLinkStore } from './link-store.contract.ts';
import { openTestDatabase } from '../open-test-database.ts';

describeLinkStore('SQLite in memory', async () => {
  const { database, close } = await openTestDatabase();
  return {
    articles: createArticleRegistry(database),
    cases: createCaseStore(database),
    links: createLinkStore(database),
    async readAudit() {
      const rows = await database.selectFrom('audit_entries').select('action').orderBy('id').execute();
      return rows.map(({ action }) => action);
    },
    close,
  };
});
