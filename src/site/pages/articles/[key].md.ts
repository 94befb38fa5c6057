import { getCollection, type CollectionEntry } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { markdownOf } from '../../views/article-body.ts';
import { markdownTwin } from '../../views/markdown-twin.ts';

/** Markdown twins of articles: for people who prefer it and for programs that read. */
export const getStaticPaths = (async () =>
  (await getCollection('articles')).map((entry) => ({
    params: { key: entry.id.toLowerCase() },
    props: { entry },
    cacheKey: entry.data.digest,
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ readonly entry: CollectionEntry<'articles'> }> = ({ props: { entry }, site }) =>
  new Response(markdownTwin(entry.data, markdownOf(entry.data), site), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
