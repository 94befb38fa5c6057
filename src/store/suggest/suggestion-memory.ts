import type { Kysely } from 'kysely';
import { articleIdSchema } from '../../core/article/article-id.ts';
import { caseIdSchema } from '../../core/case/case-id.ts';
import type { SuggestionMemory } from '../../core/suggest/suggestion-memory.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Tables } from '../tables.ts';

/** What people made of suggestions, on a database of the newest schema. */
export function createSuggestionMemory(database: Kysely<Tables>): SuggestionMemory {
  return {
    async dismiss(caseId, article, act) {
      await database.transaction().execute(async (transaction) => {
        const { numInsertedOrUpdatedRows = 0n } = await transaction
          .insertInto('suggestion_dismissals')
          .values({
            case_id: caseId,
            article_id: article,
            at: act.at,
            by_id: act.actor.id,
            by_name: act.actor.name,
          })
          .onConflict((conflict) => conflict.columns(['case_id', 'article_id']).doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 0n) return;
        await appendAudit(transaction, {
          act,
          action: 'suggestion.dismissed',
          subjectType: 'case',
          subjectId: caseId,
          details: { article },
        });
      });
    },
    async recall(caseId, article, act) {
      await database.transaction().execute(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('suggestion_dismissals')
          .where('case_id', '=', caseId)
          .where('article_id', '=', article)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return;
        await appendAudit(transaction, {
          act,
          action: 'suggestion.recalled',
          subjectType: 'case',
          subjectId: caseId,
          details: { article },
        });
      });
    },
    async listDismissed(cases) {
      if (cases.length === 0) return [];
      const rows = await database
        .selectFrom('suggestion_dismissals')
        .select(['case_id', 'article_id'])
        .where('case_id', 'in', cases)
        .orderBy('case_id')
        .orderBy('article_id')
        .execute();
      return rows.map(({ case_id, article_id }) => ({
        caseId: caseIdSchema.parse(case_id),
        article: articleIdSchema.parse(article_id),
      }));
    },
  };
}
