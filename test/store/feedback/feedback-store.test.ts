import { createArticleRegistry } from '../../../src/store/article/article-registry.ts';
import { createCaseStore } from '../../../src/store/case/case-store.ts';
import { createFeedbackStore } from '../../../src/store/feedback/feedback-store.ts';
import { createSearchLog } from '../../../src/store/search-log/search-log.ts';
import { describeFeedbackStore } from './feedback-store.contract.ts';
import { openTestDatabase } from '../open-test-database.ts';

describeFeedbackStore('SQLite in memory', async () => {
  const { database, close } = await openTestDatabase();
  return {
    articles: createArticleRegistry(database),
    cases: createCaseStore(database),
    feedback: createFeedbackStore(database),
    searches: createSearchLog(database),
    close,
  };
});
