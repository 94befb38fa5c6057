import type { Migration } from './migration.ts';

/** Finds the feedback that a search led to, before the search is forgotten. */
export const feedbackBySearch: Migration = {
  number: 5,
  name: 'feedback-by-search',
  sql: `
create index article_feedback_by_search on article_feedback (search_id);
`,
};
