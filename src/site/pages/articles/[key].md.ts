import type { APIRoute } from 'astro';
import { siteContent } from '../../content/current-site.ts';
import { markdownTwin } from '../../views/markdown-twin.ts';

/** Markdown twins of articles: for people who prefer it and for programs that read. */
export const GET: APIRoute = ({ params, rewrite, site }) => {
  const { markdownOf, withMarkdownAt } = siteContent();
  const article = withMarkdownAt(`/articles/${params['key'] ?? ''}.md`);
  if (!article) return rewrite('/404/');
  return new Response(markdownTwin(article, markdownOf(article.key), site), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
};
