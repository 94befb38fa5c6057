import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { appliesToSchema, manifestArticleSchema } from '../../core/article/article-manifest.ts';
import { articleIdSchema } from '../../core/article/article-id.ts';
import type {
  ArticleReuse,
  MeasuredArticle,
  MeasureFilter,
  Publication,
} from '../../core/metrics/metrics-store.ts';
import { caseNumberSchema, formatCaseNumber } from '../../core/case/case-id.ts';
import { dayOf, type Span } from '../../core/metrics/period.ts';
import { withoutNulls } from '../case/case-rows.ts';
import type { Tables } from '../tables.ts';

/** Articles that were reused, the most reused first. */
export async function readReuses(
  database: Kysely<Tables>,
  { from, before }: Span,
  filter: MeasureFilter,
): Promise<readonly ArticleReuse[]> {
  const reused = sql<number>`sum(reused)`;
  const rows = await database
    .selectFrom('measure_reuse_days')
    .select(['article_id', reused.as('reused')])
    .where('day', '>=', dayOf(from))
    .where('day', '<', dayOf(before))
    .$if(filter.product !== undefined, (query) => query.where('product', '=', filter.product ?? ''))
    .$if(filter.team !== undefined, (query) => query.where('team', '=', filter.team ?? ''))
    .groupBy('article_id')
    .having(reused, '>', 0)
    .orderBy('reused', 'desc')
    .orderBy('article_id')
    .execute();
  const originals = await database
    .selectFrom('articles')
    .select(['article_id', 'title'])
    .where('is_translation', '=', 0)
    .execute();
  const titles = new Map(originals.map((row) => [row.article_id, row.title]));
  return rows.map((row) => ({
    article: articleIdSchema.parse(row.article_id),
    title: titles.get(row.article_id) ?? row.article_id,
    reused: row.reused,
  }));
}

/** Articles that cases created, by when the case was linked. */
export async function readPublications(
  database: Kysely<Tables>,
  { from, before }: Span,
  filter: MeasureFilter,
): Promise<readonly Publication[]> {
  const rows = await database
    .selectFrom('case_links')
    .innerJoin('cases', 'cases.id', 'case_links.case_id')
    .select(['case_links.article_id', 'case_links.linked_at', 'cases.sequence', 'cases.resolved_at'])
    .where('case_links.kind', '=', sql<string>`'created'`)
    .where('case_links.removed_at', 'is', null)
    .where('case_links.linked_at', '>=', from)
    .where('case_links.linked_at', '<', before)
    // The plus keeps SQLite from walking all cases of a product.
    .$if(filter.product !== undefined, (query) =>
      query.where(sql<boolean>`+cases.product = ${filter.product}`),
    )
    .$if(filter.team !== undefined, (query) => query.where(sql<boolean>`+cases.team = ${filter.team}`))
    .orderBy('case_links.linked_at')
    .orderBy('case_links.id')
    .execute();
  return rows.flatMap((row): Publication[] =>
    row.resolved_at === null
      ? []
      : [
          {
            case: caseNumberSchema.parse(formatCaseNumber(row.sequence)),
            article: articleIdSchema.parse(row.article_id),
            resolvedAt: row.resolved_at,
            publishedAt: row.linked_at,
          },
        ],
  );
}

const articleShape = manifestArticleSchema.pick({
  id: true,
  type: true,
  title: true,
  summary: true,
  owner: true,
  confidence: true,
  created: true,
  reviewed: true,
  reviewDue: true,
});
const productsSchema = z.array(appliesToSchema);

/** Articles as they are given out now, in their original languages and the order of their ids. */
export async function readArticles(database: Kysely<Tables>): Promise<readonly MeasuredArticle[]> {
  const rows = await database
    .selectFrom('articles')
    .select([
      'key',
      'article_id',
      'type',
      'title',
      'summary',
      'owner',
      'products',
      'confidence',
      'created',
      'reviewed',
      'review_due',
      'changed_at',
    ])
    .where('withdrawn_at', 'is', null)
    .where('is_translation', '=', 0)
    .orderBy('key')
    .execute();
  const flags = await database
    .selectFrom('article_flags')
    .select('article_id')
    .where('result', 'is', null)
    .execute();
  const states = await readStates(database);
  return rows.map((row) => {
    const state = states.get(row.key);
    const since = state?.confidence === row.confidence ? state.since : row.changed_at;
    return {
      ...articleShape.parse(
        withoutNulls({
          id: row.article_id,
          type: row.type,
          title: row.title,
          summary: row.summary,
          owner: row.owner,
          confidence: row.confidence,
          created: row.created,
          reviewed: row.reviewed,
          reviewDue: row.review_due,
        }),
      ),
      products: productsSchema.parse(JSON.parse(row.products)).map(({ product }) => product),
      openFlags: flags.filter((flag) => flag.article_id === row.article_id).length,
      ...(since !== undefined && { stateSince: since }),
    };
  });
}

interface State {
  readonly confidence: string;
  /** When it was first seen in it; absent where it was never seen in another. */
  readonly since?: number;
}

/** The state that the last revision of each article has. */
async function readStates(database: Kysely<Tables>): Promise<ReadonlyMap<string, State>> {
  const revisions = await database
    .selectFrom('article_revisions')
    .select(['article_key', 'registered_at', 'confidence'])
    .orderBy('article_key')
    .orderBy('registered_at')
    .orderBy('id')
    .execute();
  const states = new Map<string, State>();
  for (const { article_key: key, registered_at: at, confidence } of revisions) {
    const before = states.get(key);
    if (!before) states.set(key, { confidence });
    else if (before.confidence !== confidence) states.set(key, { confidence, since: at });
  }
  return states;
}
