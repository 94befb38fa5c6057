import { sql, type Transaction } from 'kysely';
import type { Tables } from '../tables.ts';
import { facetColumns, facetNames, facetsOf } from './case-facets.ts';
import { numberWord, searchableText } from './search-words.ts';

/** Characters of a log that are indexed, the newest entries first; nobody reads further back by a word. */
const indexedLogCharacters = 200_000;

const facetColumnNames = facetNames.map((name) => facetColumns[name]);

/** Writes the words of a case into the index anew, in the transaction that changed it. */
export async function indexCase(transaction: Transaction<Tables>, caseId: string): Promise<void> {
  const row = await transaction
    .selectFrom('cases')
    .select([
      ...facetColumnNames,
      'position',
      'sequence',
      'title',
      'problem',
      'contract',
      'contact',
      'source_id',
      'cause',
      'resolution',
      'prevention',
      'pending',
    ])
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  const statements = await transaction
    .selectFrom('case_statements')
    .select('text')
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute();
  const link = await transaction
    .selectFrom('case_links')
    .select('id')
    .where('case_id', '=', caseId)
    .where('removed_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  const log = await readNewestLog(transaction, caseId);
  await sql`
    insert or replace into case_search (rowid, facets, number, title, problem, statements, log, outcome)
    values (
      ${BigInt(row.position)},
      ${facetsOf(row, link !== undefined)},
      ${text([numberWord(row.sequence), row.source_id, namesIn(row.contract), namesIn(row.contact), row.customer])},
      ${text([row.title])},
      ${text([row.problem])},
      ${text(statements.map((statement) => statement.text))},
      ${text(log)},
      ${text([row.cause, row.resolution, row.prevention, row.pending])}
    )`.execute(transaction);
}

const text = (parts: readonly (string | null)[]): string =>
  searchableText(parts.filter((part) => part !== null).join('\n'));

async function readNewestLog(transaction: Transaction<Tables>, caseId: string): Promise<string[]> {
  const texts: string[] = [];
  let characters = 0;
  let last: { at: number; id: string } | undefined;
  while (characters < indexedLogCharacters) {
    const before = last;
    const entries = await transaction
      .selectFrom('case_log')
      .select(['text', 'at', 'id'])
      .where('case_id', '=', caseId)
      .$if(before !== undefined, (query) =>
        query.where(sql<boolean>`(at, id) < (${before?.at ?? 0}, ${before?.id ?? ''})`),
      )
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(100)
      .execute();
    for (const entry of entries) {
      texts.push(entry.text);
      characters += entry.text.length;
    }
    last = entries.at(-1);
    if (entries.length < 100) break;
  }
  return texts;
}

/** The name and number that a contract or contact has. */
function namesIn(json: string | null): string | null {
  if (json === null) return null;
  const { name, number } = JSON.parse(json) as { name?: string; number?: string }; // written by case-rows
  return name ?? number ?? null;
}
