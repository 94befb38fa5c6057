import { articleTypes, type ArticleTypeName } from '../../core/article/registry.ts';
import { resolveHtml } from '../../core/article/resolve-html.ts';
import { addressOf } from '../../core/article/address.ts';
import { fallbackAddress } from '../../core/article/language-fallback.ts';
import type { Audience } from '../../core/article/audience.ts';
import type { Article } from '../../core/article/article.ts';
import type { CalendarDate } from '../../core/article/calendar-date.ts';
import type { Commit } from '../../core/history/commit.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { SiteInput } from '../../core/site/renderer.ts';
import { listSections, type Section } from '../../core/site/site-sections.ts';
import type { ArticleData } from './article-data.ts';
import { createFinder, type ArticleFinder } from './article-finder.ts';
import { relateArticles } from './relate-articles.ts';

/** What the pages of a site show, joined and grouped once, so that making a page looks nothing up twice. */
export interface SiteContent {
  /** Articles and translations. */
  readonly all: readonly ArticleData[];
  /** Articles without their translations, ordered by id within their type. */
  readonly originals: readonly ArticleData[];
  readonly byType: ReadonlyMap<ArticleTypeName, readonly ArticleData[]>;
  readonly byProduct: ReadonlyMap<string, readonly ArticleData[]>;
  readonly sections: readonly Section[];
  readonly policy: Policy;
  /** Who the site is for. */
  readonly audience: Audience;
  readonly today: CalendarDate;
  /** Addresses of the site's scripts, styles and fonts. */
  readonly assets: readonly string[];
  /** The article or translation at an address. */
  readonly at: (address: string) => ArticleData | undefined;
  /** The article or translation whose Markdown twin is at an address. */
  readonly withMarkdownAt: (address: string) => ArticleData | undefined;
  /** Commits of an article, newest first; none: its history is not known, or not for these readers. */
  readonly commitsOf: (key: string) => readonly Commit[];
  /** HTML of an article's text, its links and images resolved. */
  readonly htmlOf: (key: string) => string;
  /** Markdown of an article's text. */
  readonly markdownOf: (key: string) => string;
}

/** Joins everything that a site shows. */
export function createSiteContent(input: SiteInput): SiteContent {
  const { base, histories, today, assets = [] } = input;
  const finder = createFinder(base);
  const all = relateArticles(base, finder, today);
  const byAddress = new Map(all.map((article) => [article.address, article]));
  const byMarkdownAddress = new Map(all.map((article) => [article.markdownAddress, article]));
  const sources = new Map(base.articles.map((article) => [article.key, article]));
  const order = new Map(articleTypes.map(({ name }, index) => [name, index]));
  const originals = all
    .filter(({ translation }) => !translation)
    .toSorted(
      (a, b) => (order.get(a.fields.type) ?? 0) - (order.get(b.fields.type) ?? 0) || compareIds(a, b),
    );
  const byType = Map.groupBy(originals, ({ fields }) => fields.type);
  return {
    all,
    originals,
    byType,
    byProduct: groupByProduct(originals),
    sections: listSections(originals.map(({ fields }) => fields.type)),
    policy: base.policy,
    audience: base.audience,
    today,
    assets,
    at: (address) => byAddress.get(address),
    withMarkdownAt: (address) => byMarkdownAddress.get(address),
    commitsOf: (key) => histories.get(key) ?? [],
    htmlOf: (key) => {
      const article = sources.get(key);
      return article ? resolveBody(article, finder, input.image) : '';
    },
    markdownOf: (key) => sources.get(key)?.markdown ?? '',
  };
}

function resolveBody(article: Article, finder: ArticleFinder, imageOf: SiteInput['image']): string {
  return resolveHtml(article.body.html, {
    article: (id) => {
      const target = finder.find(id, article.lang);
      if (!target) return undefined;
      const { headings } = target.body;
      const isOther = target.lang !== article.lang;
      return {
        href: isOther ? fallbackAddress(target, article.lang) : addressOf(target),
        title: target.fields.title,
        ...(isOther ? { lang: target.lang } : {}),
        hasFragment: (fragment) => headings.some((heading) => heading.id === fragment),
      };
    },
    image: (source) => imageOf(article.file, source),
  });
}

function compareIds(a: ArticleData, b: ArticleData): number {
  return a.fields.id < b.fields.id ? -1 : 1;
}

function groupByProduct(articles: readonly ArticleData[]): Map<string, ArticleData[]> {
  const groups = new Map<string, ArticleData[]>();
  for (const article of articles) {
    for (const { id } of article.products) {
      const group = groups.get(id);
      if (group) group.push(article);
      else groups.set(id, [article]);
    }
  }
  return groups;
}

/** Articles about the products that a customer runs, in the order of lists. */
export function articlesOfCustomer({ originals }: SiteContent, { products }: ArticleData): ArticleData[] {
  const runs = new Set(products.map(({ id }) => id));
  return originals.filter(
    (article) => article.fields.type !== 'customer-record' && article.products.some(({ id }) => runs.has(id)),
  );
}
