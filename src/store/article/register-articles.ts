import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { ManifestArticle } from '../../core/article/article-manifest.ts';
import type { Registration, RegistrationResult } from '../../core/article/article-registry.ts';
import { articleContent, type ArticleContent } from './article-rows.ts';
import { followArticles } from '../link/follow-articles.ts';
import { registerAuthors } from './register-authors.ts';
import type { ArticlesTable, Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';

/** Rows a statement; SQLite takes 32,766 values in one. */
const rowsPerStatement = 250;

type ArticleRow = Selectable<ArticlesTable>;

/** Registers a build's articles and revisions in one transaction; see `ArticleRegistry.register`. */
export async function registerArticles(
  database: Kysely<Tables>,
  registration: Registration,
): Promise<RegistrationResult> {
  return database.transaction().execute(async (transaction) => {
    const known = new Map<string, ArticleRow>();
    for (const row of await transaction.selectFrom('articles').selectAll().execute()) known.set(row.key, row);

    const changed: ArticleRow[] = [];
    let added = 0;
    for (const article of registration.articles) {
      const content = articleContent(article, registration.audience);
      const row = known.get(content.key);
      known.delete(content.key);
      if (!row) added += 1;
      if (!row || row.withdrawn_at !== null || !isSame(row, content))
        changed.push(nextRow(content, row, registration.at));
    }
    await writeArticles(transaction, changed);
    await writeRevisions(transaction, registration);
    const withdrawn = await withdraw(transaction, [...known.values()], registration.at);
    await registerAuthors(transaction, registration);
    await followArticles(transaction, registration);
    return {
      added,
      changed: changed.length - added,
      unchanged: registration.articles.length - changed.length,
      withdrawn,
    };
  });
}

function isSame(row: ArticleRow, content: ArticleContent): boolean {
  return Object.entries(content).every(([column, value]) => row[column as keyof ArticleContent] === value);
}

function nextRow(content: ArticleContent, previous: ArticleRow | undefined, at: number): ArticleRow {
  return {
    ...content,
    owner: content.owner ?? null,
    reviewed: content.reviewed ?? null,
    review_due: content.review_due ?? null,
    superseded_by: content.superseded_by ?? null,
    registered_at: previous?.registered_at ?? at,
    changed_at: at,
    withdrawn_at: null,
    version: (previous?.version ?? 0) + 1,
  };
}

async function writeArticles(transaction: Transaction<Tables>, rows: readonly ArticleRow[]): Promise<void> {
  for (const batch of batches(rows)) {
    const [first] = batch;
    if (!first) continue;
    const columns = (Object.keys(first) as (keyof ArticleRow)[]).filter(
      (column) => column !== 'key' && column !== 'registered_at',
    );
    await transaction
      .insertInto('articles')
      .values(batch)
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet((set) =>
            Object.fromEntries(columns.map((column) => [column, set.ref(`excluded.${column}`)])),
          ),
      )
      .execute();
    await transaction
      .deleteFrom('article_products')
      .where(
        'article_key',
        'in',
        batch.map((row) => row.key),
      )
      .execute();
    const products = batch.flatMap((row) => productRows(row));
    if (products.length > 0) await transaction.insertInto('article_products').values(products).execute();
  }
}

function productRows(row: ArticleRow): { product: string; article_key: string }[] {
  const products = JSON.parse(row.products) as ManifestArticle['products']; // written by articleContent
  return [...new Set(products.map(({ product }) => product))].map((product) => ({
    product,
    article_key: row.key,
  }));
}

async function writeRevisions(
  transaction: Transaction<Tables>,
  { articles, audience, at }: Registration,
): Promise<void> {
  for (const batch of batches(articles)) {
    await transaction
      .insertInto('article_revisions')
      .values(
        batch.map((article) => ({
          id: createUuid(at),
          article_key: article.key,
          revision: article.revision,
          built_for: audience,
          title: article.title,
          summary: article.summary,
          audience: article.audience,
          confidence: article.confidence,
          markdown: article.markdown,
          registered_at: at,
        })),
      )
      // The same source gives another text only when Casebook itself renders it otherwise; a leak that was mended must
      // not live on here.
      .onConflict((conflict) =>
        conflict.columns(['article_key', 'revision', 'built_for']).doUpdateSet((set) => ({
          title: set.ref('excluded.title'),
          summary: set.ref('excluded.summary'),
          audience: set.ref('excluded.audience'),
          confidence: set.ref('excluded.confidence'),
          markdown: set.ref('excluded.markdown'),
        })).where(sql<boolean>`article_revisions.markdown <> excluded.markdown
            or article_revisions.title <> excluded.title
            or article_revisions.summary <> excluded.summary
            or article_revisions.audience <> excluded.audience
            or article_revisions.confidence <> excluded.confidence`),
      )
      .execute();
  }
}

async function withdraw(
  transaction: Transaction<Tables>,
  rows: readonly ArticleRow[],
  at: number,
): Promise<number> {
  const present = rows.filter((row) => row.withdrawn_at === null);
  for (const batch of batches(present)) {
    await transaction
      .updateTable('articles')
      .set((set) => ({ withdrawn_at: at, changed_at: at, version: set('version', '+', 1) }))
      .where(
        'key',
        'in',
        batch.map((row) => row.key),
      )
      .execute();
  }
  return present.length;
}

function* batches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += rowsPerStatement)
    yield items.slice(start, start + rowsPerStatement);
}
