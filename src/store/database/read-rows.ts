import type { Database } from 'better-sqlite3';
import type { CompiledQuery, Kysely } from 'kysely';
import type { MaybePromise } from '../../core/there-at-once.ts';
import type { StatementSource } from './statement-cache.ts';
import type { Tables } from '../tables.ts';

/** Reads the rows of a query that is written out. */
export type ReadRows = <Row>(query: CompiledQuery<Row>) => MaybePromise<readonly Row[]>;

/** Reads in turn with everything else that is asked of a database. */
export const readInTurn =
  (database: Kysely<Tables>): ReadRows =>
  async (query) =>
    (await database.executeQuery(query)).rows;

/**
 * Reads at once, without the turns that Kysely takes, which cost as much as a short query. While a transaction is under way on the
 * connection, where its unfinished writes would be seen, a read waits for its turn.
 */
export function readAtOnce(
  connection: Pick<Database, 'inTransaction'>,
  statements: Pick<StatementSource, 'prepare'>,
  database: Kysely<Tables>,
): ReadRows {
  const inTurn = readInTurn(database);
  return <Row>(query: CompiledQuery<Row>) => {
    if (connection.inTransaction) return inTurn(query);
    // The query says which rows it has; SQLite does not.
    return statements.prepare(query.sql).all(...query.parameters) as Row[];
  };
}
