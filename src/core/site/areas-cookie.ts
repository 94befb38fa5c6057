/**
 * Cookie by which a server tells the pages of a build which live areas it has for their reader, and whether it records searches:
 * `cases.metrics.searches`. `site/scripts/before-paint.js` and `site/search/search-recorder.ts` read it.
 */
export const areasCookie = 'casebook-areas';

/** What stands beside the areas where pages post their searches. */
export const searchesAreRecorded = 'searches';
