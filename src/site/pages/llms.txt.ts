import type { APIRoute } from 'astro';
import { t } from '../i18n/texts.ts';
import { siteContent } from '../content/current-site.ts';

/** Overview for programs that read text, as described at llmstxt.org: every article with its Markdown twin. */
export const GET: APIRoute = ({ site }) => {
  const { byType, sections } = siteContent();
  const parts = sections.map(({ type }) => {
    const lines = (byType.get(type) ?? []).map(
      ({ fields, markdownAddress }) =>
        `- [${fields.id}: ${fields.title}](${new URL(markdownAddress, site).href}): ${fields.summary.replace(/\s+/g, ' ')}`,
    );
    return `## ${t.types[type].many}\n\n${lines.join('\n')}`;
  });
  return new Response(`# ${t.site.name}\n\n> ${t.site.description}\n\n${parts.join('\n\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
