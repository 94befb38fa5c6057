import { getCollection, getEntry } from 'astro:content';
import type { ArticleTypeName } from '../../core/article/registry.ts';
import { articleTypes } from '../../core/article/registry.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { ArticleData } from '../content/article-data.ts';

/** A section of the navigation: the articles of one type. */
export interface Section {
  readonly type: ArticleTypeName;
  readonly address: string;
  readonly count: number;
}

/** What the pages of one build are made from, grouped once. */
export interface SiteContent {
  /** Articles and translations. */
  readonly all: readonly ArticleData[];
  /** Articles without their translations, ordered by id within their type. */
  readonly originals: readonly ArticleData[];
  readonly byType: ReadonlyMap<ArticleTypeName, readonly ArticleData[]>;
  readonly byProduct: ReadonlyMap<string, readonly ArticleData[]>;
  readonly sections: readonly Section[];
  readonly policy: Policy;
}

let content: Promise<SiteContent> | undefined;

/** Everything that the site shows. Read once a build; anew for each request in development. */
export function siteContent(): Promise<SiteContent> {
  if (import.meta.env.DEV) return readContent();
  return (content ??= readContent());
}

async function readContent(): Promise<SiteContent> {
  const all = (await getCollection('articles')).map(({ data }) => data);
  const policy = await getEntry('policy', 'policy');
  if (!policy) throw new Error('the policy was not loaded');
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
    sections: articleTypes.flatMap(({ name, folder }) => {
      const count = byType.get(name)?.length ?? 0;
      return count === 0 ? [] : [{ type: name, address: `/${folder}/`, count }];
    }),
    policy: policy.data,
  };
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
