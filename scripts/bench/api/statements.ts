import { Kysely } from 'kysely';
import SQLite from 'better-sqlite3';
import { caseColumns } from '../../../src/store/case/case-rows.ts';
import { selectCases } from '../../../src/store/case/case-queries.ts';
import { SqliteStoreDialect } from '../../../src/store/database/sqlite-dialect.ts';
import type { Tables } from '../../../src/store/tables.ts';

/** What the bare server does for each operation: the very statements of the store, written out once. */
export interface Statements {
  readonly read: string;
  readonly list: string;
  readonly filter: string;
  readonly search: string;
}

/** Items of a page, and one more by which the store knows of the next. */
export const pageItems = 51;

/** Writes out the statements that the store asks for these operations. */
export function writeStatements(): Statements {
  const database = new SQLite(':memory:');
  const kysely = new Kysely<Tables>({ dialect: new SqliteStoreDialect(database) });
  const page = { limit: pageItems - 1 };
  const statements = {
    read: kysely.selectFrom('cases').select(caseColumns).where('sequence', '=', 1).compile().sql,
    list: selectCases(kysely, {}, page).compile().sql,
    filter: selectCases(kysely, { customer: ['x'] }, page).compile().sql,
    search: selectCases(kysely, { text: 'x y' }, page).compile().sql,
  };
  database.close();
  return statements;
}
