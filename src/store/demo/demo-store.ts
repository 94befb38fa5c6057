import type { Kysely, Transaction } from 'kysely';
import type { DemoCase, DemoSet, DemoStore } from '../../core/demo/demo-store.ts';
import { formatCaseNumber } from '../../core/case/case-id.ts';
import { builtInUsers } from '../../core/people/actor.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { insertCase } from '../case/case-store.ts';
import { feedbackRow, flagRow } from '../feedback/feedback-rows.ts';
import { addLinks } from '../link/write-links.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';

/** Demo cases on a database of the newest schema. */
export function createDemoStore(database: Kysely<Tables>): DemoStore {
  return {
    isUntouched: () => isUntouched(database),
    seed: (set, act) =>
      database.transaction().execute(async (transaction) => {
        if (!(await isUntouched(transaction))) return false;
        for (const demoCase of set.cases) await seedCase(transaction, demoCase);
        await seedSearches(transaction, set.searches);
        await seedOpinions(transaction, set);
        await appendAudit(transaction, {
          act,
          action: 'demo.seeded',
          subjectType: 'demo',
          subjectId: 'cases',
          details: { cases: set.cases.length, searches: set.searches.length },
        });
        return true;
      }),
  };
}

/** What people do leaves an entry in the audit trail; only searches do not. */
async function isUntouched(database: Kysely<Tables>): Promise<boolean> {
  const traces = await Promise.all([
    database.selectFrom('cases').select('id').limit(1).executeTakeFirst(),
    database.selectFrom('audit_entries').select('id').limit(1).executeTakeFirst(),
    database.selectFrom('searches').select('id').limit(1).executeTakeFirst(),
    database
      .selectFrom('users')
      .select('id')
      .where('id', 'not in', Object.values(builtInUsers))
      .limit(1)
      .executeTakeFirst(),
  ]);
  return traces.every((trace) => trace === undefined);
}

async function seedCase(transaction: Transaction<Tables>, demoCase: DemoCase): Promise<void> {
  const { draft, records, opened, acts, links } = demoCase;
  const { id, sequence } = await insertCase(transaction, { draft, act: opened, records });
  const entries = acts.map((entry) => ({ ...entry, subjectType: 'case', subjectId: id }));
  await appendAudit(transaction, ...entries);
  for (const { act, draft: link } of links) {
    const drafts = [{ ...link, caseId: id, caseNumber: formatCaseNumber(sequence) }];
    const { result } = await addLinks(transaction, { drafts, cases: [{ id, version: 1 }], act }, undefined);
    if (result !== 'written') throw new Error(`a demo link could not be made: ${result}`);
  }
}

async function seedSearches(transaction: Transaction<Tables>, searches: DemoSet['searches']): Promise<void> {
  for (const search of searches) {
    await transaction
      .insertInto('searches')
      .values({
        id: createUuid(search.at),
        at: search.at,
        words: search.words,
        lang: search.lang ?? null,
        place: search.place,
        results: search.results,
        clicked_article: search.clicked?.article ?? null,
        clicked_position: search.clicked?.position ?? null,
        clicked_at: search.clicked ? search.at : null,
        is_from_cases: search.isFromCases === true ? 1 : 0,
        clicked_from_cases: search.clicked?.isFromCases === true ? 1 : 0,
        case_id: null,
      })
      .execute();
  }
}

async function seedOpinions(
  transaction: Transaction<Tables>,
  { feedback, flags }: Pick<DemoSet, 'feedback' | 'flags'>,
): Promise<void> {
  for (const draft of feedback) {
    await transaction
      .insertInto('article_feedback')
      .values(feedbackRow(draft, createUuid(draft.at)))
      .execute();
  }
  for (const draft of flags) {
    await transaction
      .insertInto('article_flags')
      .values(flagRow(draft, createUuid(draft.at), undefined))
      .execute();
  }
}
