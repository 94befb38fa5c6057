import type { APIRoute } from 'astro';
import { t } from '../i18n/texts.ts';
import { siteContent } from '../content/current-site.ts';
import { recentChanges } from '../views/changes-view.ts';
import { escapeXml, xmlResponse } from '../views/xml.ts';

/** RSS 2.0 feed of recent changes. */
export const GET: APIRoute = ({ site }) => {
  const absolute = (address: string) => escapeXml(new URL(address, site).href);
  const items = recentChanges(siteContent(), 40).map(
    ({ article, what, instant }) => `<item>
<title>${escapeXml(`${article.fields.id}: ${article.fields.title}`)}</title>
<link>${absolute(article.address)}</link>
<guid isPermaLink="false">${escapeXml(`${article.key}@${instant}`)}</guid>
<pubDate>${new Date(instant).toUTCString()}</pubDate>
<description>${escapeXml(`${what}. ${article.fields.summary}`)}</description>
</item>`,
  );
  return xmlResponse(
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escapeXml(t.site.feedTitle)}</title>
<link>${absolute('/changes/')}</link>
<description>${escapeXml(t.changes.about)}</description>
<language>${t.lang}</language>
<atom:link href="${absolute('/feed.xml')}" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel>
</rss>`,
    'application/rss+xml',
  );
};
