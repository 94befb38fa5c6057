import type { Kysely } from 'kysely';
import type { PageRequest } from '../../core/article/article-registry.ts';
import { caseSchema } from '../../core/case/case.ts';
import { formatCaseNumber } from '../../core/case/case-id.ts';
import type { ArticleLink, ArticleLinkFilter } from '../../core/link/link-store.ts';
import { withoutNulls } from '../case/case-rows.ts';
import type { Tables } from '../tables.ts';
import { linkColumns, linkOf, type LinkRow } from './link-rows.ts';

/** Links with the numbers of their cases. */
export function selectLinks(database: Kysely<Tables>) {
  return database
    .selectFrom('case_links')
    .innerJoin('cases', 'cases.id', 'case_links.case_id')
    .select(linkColumns);
}

/** Links of an article that were not removed with their cases, the last one first, one more than the page holds. */
export function selectArticleLinks(
  database: Kysely<Tables>,
  article: string,
  { kind }: ArticleLinkFilter,
  { after, limit }: PageRequest,
) {
  return selectLinks(database)
    .select([
      'cases.title',
      'cases.customer',
      'cases.product',
      'cases.state',
      'cases.severity',
      'cases.opened_at',
    ])
    .where('case_links.article_id', '=', article)
    .where('case_links.removed_at', 'is', null)
    .$if(kind !== undefined, (query) => query.where('case_links.kind', '=', kind ?? ''))
    .$if(after !== undefined, (query) => query.where('case_links.id', '<', after ?? ''))
    .orderBy('case_links.id', 'desc')
    .limit(limit + 1);
}

const linkedCaseSchema = caseSchema.pick({
  number: true,
  title: true,
  customer: true,
  product: true,
  state: true,
  severity: true,
  openedAt: true,
});

/** A link of an article from its row. */
export function articleLinkOf(
  row: LinkRow & {
    readonly title: string;
    readonly customer: string;
    readonly product: string | null;
    readonly state: string;
    readonly severity: number;
    readonly opened_at: number;
  },
): ArticleLink {
  const { title, customer, product, state, severity } = row;
  return {
    ...linkOf(row),
    case: linkedCaseSchema.parse(
      withoutNulls({
        number: formatCaseNumber(row.sequence),
        title,
        customer,
        product,
        state,
        severity,
        openedAt: row.opened_at,
      }),
    ),
  };
}

/** How many links of each kind an article has. */
export function countKinds(database: Kysely<Tables>, article: string) {
  return database
    .selectFrom('case_links')
    .select(['kind', (count) => count.fn.countAll<number>().as('links')])
    .where('article_id', '=', article)
    .where('removed_at', 'is', null)
    .groupBy('kind');
}
