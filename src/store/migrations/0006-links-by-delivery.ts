import type { Migration } from './migration.ts';

/** Finds the links that have to follow an article, by what was delivered and where they lead. */
export const linksByDelivery: Migration = {
  number: 6,
  name: 'links-by-delivery',
  sql: `
create index case_links_by_delivery on case_links (delivered_id, article_id);
`,
};
