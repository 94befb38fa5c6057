import { isExternal } from '../../core/article/audience.ts';
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

/** Whether readers may have a server with live areas beside the pages. Readers outside are told of none. */
export function mayHaveLiveAreas(): boolean {
  return current === undefined || !isExternal(current.audience);
}
