import type { SiteContent } from './site-content.ts';

let current: SiteContent | undefined;

/** Says what the pages show from now on: once in a build, before each request in development. */
export function showSite(content: SiteContent): void {
  current = content;
}

/** What the pages show. */
export function siteContent(): SiteContent {
  if (!current) throw new Error('a page was asked for before showSite said what it shows');
  return current;
}
