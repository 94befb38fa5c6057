import { createSearchClient } from '../../../../src/site/search/search-client.ts';
// The dialog brings the scripts that pages of the site load for a query.
import '../../../../src/site/search/search-dialog.ts';
import type { MeasuredPage } from './page-messages.ts';

const client = createSearchClient('/search-index/');

const measured: MeasuredPage = {
  benchSearch: async (text, { limit, asYouType }) => {
    const started = performance.now();
    const results = await client.search(text, { limit, asYouType, loosen: true });
    const ms = performance.now() - started;
    return { keys: results?.hits.map(({ key }) => key) ?? [], ms };
  },
  // The dialog shows the first result as soon as it is there, and what is loaded for it is what one result takes.
  benchShow: async (text, count) => {
    await client.search(text, { limit: count, loosen: true, hasFacets: count > 1 });
  },
};
Object.assign(globalThis, measured);
