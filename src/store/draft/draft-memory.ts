import { sql, type Kysely } from 'kysely';
import { articleIdSchema } from '../../core/article/article-id.ts';
import { formatCaseNumber } from '../../core/case/case-id.ts';
import type { DraftMemory } from '../../core/draft/draft-memory.ts';
import { asUserId } from '../../core/people/actor.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { readKnownNames } from '../snapshot/known-names.ts';
import type { Tables } from '../tables.ts';

/** Ids of articles asked for in one statement. */
const idsPerStatement = 500;

/** Drafts that cases asked for, on a database of the newest schema. */
export function createDraftMemory(database: Kysely<Tables>): DraftMemory {
  return {
    async reserve(prefix, above, caseId, act) {
      // The transaction is the only writer from its beginning on, in whatever process.
      return database.transaction().execute(async (transaction) => {
        const last = Math.max(above, await readLastNumber(transaction, prefix));
        const article = articleIdSchema.parse(`${prefix}-${String(last + 1).padStart(4, '0')}`);
        await transaction
          .insertInto('article_drafts')
          .values({
            article_id: article,
            case_id: caseId,
            at: act.at,
            by_id: act.actor.id,
            by_name: act.actor.name,
            result: null,
            settled_at: null,
          })
          .execute();
        await appendAudit(transaction, {
          act,
          action: 'case.drafted',
          subjectType: 'case',
          subjectId: caseId,
          details: { article },
        });
        return article;
      });
    },
    async listOpen(articles) {
      const open = [];
      for (let from = 0; from < articles.length; from += idsPerStatement) {
        const rows = await database
          .selectFrom('article_drafts')
          .innerJoin('cases', 'cases.id', 'article_drafts.case_id')
          .select([
            'article_drafts.article_id',
            'article_drafts.by_id',
            'article_drafts.by_name',
            'cases.sequence',
          ])
          .where('article_drafts.article_id', 'in', articles.slice(from, from + idsPerStatement))
          .where('article_drafts.result', 'is', null)
          .orderBy('article_drafts.article_id')
          .execute();
        open.push(...rows);
      }
      return open.map((row) => ({
        article: articleIdSchema.parse(row.article_id),
        number: formatCaseNumber(row.sequence),
        by: { id: asUserId(row.by_id), name: row.by_name },
      }));
    },
    async settle(article, result, at) {
      await database
        .updateTable('article_drafts')
        .set({ result, settled_at: at })
        .where('article_id', '=', article)
        .execute();
    },
    lastNumber: (prefix) => readLastNumber(database, prefix),
    async namesOf(caseId) {
      const namesOf = await readKnownNames(database, [caseId]);
      return namesOf(caseId);
    },
  };
}

async function readLastNumber(database: Kysely<Tables>, prefix: string): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select max(cast(substr(id, ${prefix.length + 2}) as integer)) as last from (
      select key as id from articles where key >= ${`${prefix}-`} and key < ${`${prefix}.`}
      union all
      select article_id from article_drafts where article_id >= ${`${prefix}-`} and article_id < ${`${prefix}.`}
    )`.execute(database);
  return rows[0]?.last ?? 0;
}
