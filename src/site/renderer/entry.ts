import { createHash } from 'node:crypto';
import { createApp } from 'astro/app/entrypoint';
import type { OpenSite } from '../../core/site/renderer.ts';
import { showSite } from '../content/current-site.ts';
import { listPages } from '../content/page-list.ts';
import { redirectPages } from '../content/redirect-pages.ts';
import { createSiteContent, type SiteContent } from '../content/site-content.ts';
import { openLivePages } from './live-pages.ts';

const app = createApp({ streaming: false });

/** For the server: the pages that are made when they are asked for. */
export const livePages = openLivePages(app);

/** For the build: everything else. */
export const openSite: OpenSite = (input) => {
  const content = createSiteContent(input);
  showSite(content);
  return {
    pages: listPages(content),
    redirects: redirectPages(input.base),
    digests: () => digestsOf(content, input.base.audience),
    render: async ({ address, file }) => {
      const response = await app.render(new Request(new URL(address, 'http://site.invalid')));
      // Nobody asked for a page that is not there: this one is the answer to those who will.
      const expected = file === '404.html' ? 404 : 200;
      if (response.status !== expected && response.status !== 200) {
        throw new Error(`the page ${address} could not be made: status ${response.status}`);
      }
      return response.text();
    },
  };
};

function digestsOf(content: SiteContent, audience: string): Record<string, string> {
  // Navigation shows only sections with articles, so every page depends on which there are.
  const shared = JSON.stringify([audience, content.sections.map(({ type }) => type)]);
  const digests: Record<string, string> = {};
  for (const article of content.all) {
    const hash = createHash('sha256').update(shared).update(JSON.stringify(article));
    hash.update(content.htmlOf(article.key)).update('\0').update(content.markdownOf(article.key));
    hash.update(JSON.stringify(content.commitsOf(article.key)));
    digests[article.key] = hash.digest('base64url').slice(0, 22);
  }
  return digests;
}
