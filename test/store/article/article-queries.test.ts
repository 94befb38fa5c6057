import { sql, Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleFilter } from '../../../src/core/article/article-registry.ts';
import { selectPage, selectRevisions, selectVersions } from '../../../src/store/article/article-queries.ts';
import { createArticleRegistry } from '../../../src/store/article/article-registry.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import { migrations } from '../../../src/store/migrations/migrations.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { SqliteStoreDialect } from '../../../src/store/database/sqlite-dialect.ts';
import type { Tables } from '../../../src/store/tables.ts';
import { sampleArticle } from '../sample-article.ts';

const file = openDatabase(':memory:');
const database = new Kysely<Tables>({ dialect: new SqliteStoreDialect(file) });
beforeAll(async () => {
  await migrate(file, migrations, 0);
  const articles = Array.from({ length: 2000 }, (_, index) => sampleArticle(`SN-${1000 + index}`));
  await createArticleRegistry(database).register({ audience: 'internal', at: 0, articles });
});
afterAll(() => database.destroy());

interface PlanStep {
  readonly detail: string;
}
const steps = (plan: readonly unknown[]): string[] =>
  (plan as readonly PlanStep[]).map((step) => step.detail);
const plan = sql`query plan`;

describe('the plans of the queries', () => {
  const filters: readonly (readonly [string, ArticleFilter & { after?: string }])[] = [
    ['nothing', {}],
    ['a cursor', { after: 'SN-1500' }],
    ['a type', { type: 'service-note', after: 'SN-1500' }],
    ['a language', { lang: 'it', after: 'SN-1500' }],
    ['an audience', { audience: 'internal', after: 'SN-1500' }],
    ['a confidence', { confidence: 'validated', after: 'SN-1500' }],
    ['a product', { product: 'ontap', after: 'SN-1500' }],
    ['a title', { title: 'title', after: 'SN-1500' }],
    [
      'everything',
      {
        type: 'service-note',
        lang: 'en',
        audience: 'internal',
        confidence: 'validated',
        product: 'ontap',
        title: 'x',
        after: 'SN-1500',
      },
    ],
  ];
  const walksIndex = /^(?:SCAN|SEARCH) \w+ .*USING (?:COVERING )?(?:INDEX|PRIMARY KEY)|SUBQUERY/;
  it.each(filters)(
    'lists by %s walk an index in its order, without sorting',
    async (_, { after, ...filter }) => {
      const detail = steps(
        await selectPage(database, filter, { limit: 50, after }, 'internal').explain(undefined, plan),
      );
      expect(detail.length).toBeGreaterThan(0);
      expect(detail.filter((step) => !walksIndex.test(step))).toEqual([]);
    },
  );

  it('lists after a cursor begin there', async () => {
    for (const [, { after = 'SN-1500', ...filter }] of filters) {
      const detail = steps(
        await selectPage(database, filter, { limit: 50, after }, 'internal').explain(undefined, plan),
      );
      expect(detail[0]).toMatch(/^SEARCH articles USING INDEX \w+ \(.*key>\?\)/);
    }
  });

  it('an article and its revisions are found by an index', async () => {
    const queries = [
      selectVersions(database, 'SN-1500', 'internal').explain(undefined, plan),
      selectRevisions(database, 'SN-1500', 'internal').select('revision').explain(undefined, plan),
      selectRevisions(database, 'SN-1500', 'internal')
        .select('markdown')
        .where('revision', '=', 'x')
        .explain(undefined, plan),
    ];
    for (const query of queries) expect(steps(await query)[0]).toMatch(/^SEARCH \w+ USING INDEX/);
  });
});
