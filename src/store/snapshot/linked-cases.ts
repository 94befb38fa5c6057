import { sql, type Kysely } from 'kysely';
import { articleIdSchema } from '../../core/article/article-id.ts';
import { formatCaseNumber } from '../../core/case/case-id.ts';
import { caseStates, isResolved } from '../../core/case/case-state.ts';
import { countedKinds } from '../../core/link/link.ts';
import type { LinkedCase, LinkedCases } from '../../core/snapshot/take-snapshot.ts';
import type { Tables } from '../tables.ts';
import { readKnownNames } from './known-names.ts';

const resolvedStates = caseStates.filter(isResolved);

/** The cases that articles answered, on a database of the newest schema. */
export function createLinkedCases(database: Kysely<Tables>): LinkedCases {
  return {
    async countByArticle() {
      const rows = await selectAnswered(database)
        .select(['case_links.article_id', (count) => count.fn.countAll<number>().as('reuse')])
        .groupBy('case_links.article_id')
        .orderBy('case_links.article_id')
        .execute();
      return rows.map(({ article_id, reuse }) => ({ article: articleIdSchema.parse(article_id), reuse }));
    },
    async listOfArticle(article, limit) {
      const rows = await selectAnswered(database)
        .select(['cases.id', 'cases.sequence', 'cases.title', 'cases.problem', 'case_links.delivered_key'])
        .where('case_links.article_id', '=', article)
        .orderBy('case_links.id', 'desc')
        .limit(limit)
        .execute();
      const ids = rows.map(({ id }) => id);
      const [statements, namesOf] = await Promise.all([
        readStatements(database, ids),
        readKnownNames(database, ids),
      ]);
      return rows.map((row): LinkedCase => ({
        number: formatCaseNumber(row.sequence),
        delivered: row.delivered_key,
        said: [row.problem ?? row.title, ...(statements.get(row.id) ?? [])],
        names: namesOf(row.id),
      }));
    },
  };
}

/** Links that say that an article answered a case, with the case. */
function selectAnswered(database: Kysely<Tables>) {
  return database
    .selectFrom('case_links')
    .innerJoin('cases', 'cases.id', 'case_links.case_id')
    .where('case_links.removed_at', 'is', null)
    .where('case_links.kind', 'in', countedKinds)
    .where('cases.state', 'in', resolvedStates);
}

/** What was reported or verified in cases, by their ids, in the order in which it was recorded. */
async function readStatements(
  database: Kysely<Tables>,
  cases: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (cases.length === 0) return new Map();
  const rows = await database
    .selectFrom('case_statements')
    .innerJoin('case_standings', (join) =>
      join
        .onRef('case_standings.statement_id', '=', 'case_statements.id')
        .onRef('case_standings.version', '=', 'case_statements.version'),
    )
    .select(['case_statements.case_id', 'case_statements.text'])
    .where('case_statements.case_id', 'in', cases)
    .where('case_standings.standing', '<>', sql.lit('false-lead'))
    .orderBy('case_statements.case_id')
    .orderBy('case_statements.id')
    .execute();
  return new Map(
    Array.from(
      Map.groupBy(rows, (row) => row.case_id),
      ([id, ofCase]) => [id, ofCase.map(({ text }) => text)],
    ),
  );
}
