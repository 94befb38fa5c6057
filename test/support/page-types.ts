import { listPages } from './site-links.ts';

const patterns: Readonly<Record<string, RegExp>> = {
  home: /^index\.html$/,
  'service-note': /^articles\/sn-\d+\/index\.html$/,
  'best-practice': /^articles\/bp-\d+\/index\.html$/,
  procedure: /^articles\/pr-\d+\/index\.html$/,
  'back-out-plan': /^articles\/bo-\d+\/index\.html$/,
  customer: /^articles\/cf-\d+\/index\.html$/,
  path: /^articles\/ob-\d+\/index\.html$/,
  translation: /^articles\/[a-z]{2}-\d+\/zh-hans\/index\.html$/,
  'run-sheet': /^articles\/pr-\d+\/run-sheet\/index\.html$/,
  list: /^service-notes\/index\.html$/,
  'customer-articles': /^customers\/[a-z-]+\/index\.html$/,
  products: /^products\/index\.html$/,
  product: /^products\/[a-z-]+\/index\.html$/,
  changes: /^changes\/index\.html$/,
  search: /^search\/index\.html$/,
  help: /^help\/index\.html$/,
  writing: /^help\/writing-articles\/index\.html$/,
  problems: /^help\/problems\/index\.html$/,
  'not-found': /^404\.html$/,
};

/** Names of the types of page that a site has. History pages are there only where git is. */
export const pageTypes: readonly string[] = Object.keys(patterns);

/** The address of one page of each type that a built site has. */
export function onePageOfEachType(site: string): Record<string, string> {
  const pages = listPages(site);
  const found = Object.entries(patterns).flatMap(([type, pattern]) => {
    const page = pages.find((name) => pattern.test(name));
    return page === undefined ? [] : [[type, `/${page.replace(/index\.html$/, '')}`] as const];
  });
  return Object.fromEntries(found);
}
