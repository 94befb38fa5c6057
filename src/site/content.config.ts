import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { Article } from '../core/article/article.ts';
import { calendarDateOf } from '../core/article/calendar-date.ts';
import { resolveHtml } from '../core/article/resolve-html.ts';
import { addressOf } from '../core/article/address.ts';
import type { Policy } from '../core/policy/policy.ts';
import { readHistory, type Commit } from '../library/history/read-history.ts';
import { createImageStage, type ImageStage } from '../library/images/image-stage.ts';
import { readKnowledgeBase } from '../library/read/read-knowledge-base.ts';
import { readPolicy } from '../library/read/read-policy.ts';
import type { ArticleData } from './content/article-data.ts';
import { bodyFileName, createBodyWriter } from './content/body-file.ts';
import { createFinder, type ArticleFinder } from './content/article-finder.ts';
import { redirectsOf } from './content/redirects.ts';
import { relateArticles } from './content/relate-articles.ts';
import { imageListFile, stagedImagesFolder } from './integrations/publish-images.ts';
import { redirectListFile } from './integrations/publish-redirects.ts';
import { readSiteSettings } from './settings.ts';

const settings = readSiteSettings(process.env, process.cwd());

/** What the history is read for; known as soon as the articles are, while the loaders run side by side. */
const listing = Promise.withResolvers<readonly Pick<Article, 'key' | 'file' | 'lang'>[]>();

/** Articles and translations by key, related to each other; their texts lie in the body file. */
const articles = defineCollection({
  schema: z.custom<ArticleData>(),
  loader: {
    name: 'casebook-articles',
    load: async ({ store, logger }) => {
      const { base, problems } = await readKnowledgeBase({
        contentDir: settings.contentDir,
        audience: settings.audience,
        cacheDir: settings.compileCacheDir,
      }).catch((error: unknown) => {
        listing.reject(error);
        throw error;
      });
      listing.resolve(base.articles.map(({ key, file, lang }) => ({ key, file, lang })));
      const errors = problems.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) {
        logger.warn(
          `${errors.length} problems in the content; articles that could not be read are left out.`,
        );
      }
      const finder = createFinder(base);
      const images = createImageStage(settings.contentDir, join(settings.siteCacheDir, stagedImagesFolder));
      const related = relateArticles(base, finder, calendarDateOf(new Date()));
      // Navigation shows only sections with articles, so every page depends on which there are.
      const sections = [...new Set(related.map(({ fields }) => fields.type))]
        .toSorted((a, b) => (a < b ? -1 : 1))
        .join();
      const bodies = createBodyWriter(join(settings.siteCacheDir, bodyFileName));
      store.clear();
      base.articles.forEach((article, index) => {
        const data = related[index];
        if (!data) return;
        const html = resolveBody(article, finder, images);
        const digest = digestOf(settings.audience, sections, JSON.stringify(data), html, article.markdown);
        store.set({ id: article.key, data: { ...data, body: bodies.add(html, article.markdown), digest } });
      });
      bodies.close();
      writeFileSync(join(settings.siteCacheDir, imageListFile), JSON.stringify(images.names()));
      writeFileSync(
        join(settings.siteCacheDir, redirectListFile),
        JSON.stringify(redirectsOf(base.articles)),
      );
    },
  },
});

/** The organisation's tables, as the one entry `policy`. */
const policy = defineCollection({
  schema: z.custom<Policy>(),
  loader: {
    name: 'casebook-policy',
    load: async ({ store }) => {
      const { policy: tables } = await readPolicy(settings.contentDir);
      store.clear();
      store.set({ id: 'policy', data: { ...tables } });
    },
  },
});

/** Commits that changed each article, newest first; the entry's id is the article's key. */
const history = defineCollection({
  schema: z.custom<{ readonly commits: readonly Commit[]; readonly digest: string }>(),
  loader: {
    name: 'casebook-history',
    load: async ({ store }) => {
      store.clear();
      const { contentDir, audience } = settings;
      for (const [key, commits] of await readHistory({
        contentDir,
        audience,
        articles: await listing.promise,
      })) {
        store.set({ id: key, data: { commits, digest: digestOf(JSON.stringify(commits)) } });
      }
    },
  },
});

export const collections = { articles, policy, history };

function resolveBody(article: Article, finder: ArticleFinder, images: ImageStage): string {
  return resolveHtml(article.body.html, {
    article: (id) => {
      const target = finder.find(id, article.lang);
      return target && { href: addressOf(target), title: target.fields.title };
    },
    image: (source) => {
      const image = images.add(article.file, source);
      if (!image) return undefined;
      const { name, width, height } = image;
      return { src: `/images/${name}`, ...(width && height ? { width, height } : {}) };
    },
  });
}

function digestOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('base64url').slice(0, 22);
}
