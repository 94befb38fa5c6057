import type { Database } from 'better-sqlite3';
import { CompiledQuery, SqliteDialect, SqliteDriver, type DatabaseConnection, type Driver } from 'kysely';
import { keepStatements, type StatementSource } from './statement-cache.ts';

/**
 * A transaction takes the write lock when it begins, where `busy_timeout` makes it wait for other processes. Kysely's
 * own `begin` would take it at the first write and fail at once if anyone had written since the first read.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** Kysely's dialect for an open better-sqlite3 database. */
export class SqliteStoreDialect extends SqliteDialect {
  readonly #database: StatementSource;

  constructor(opened: Database, database: StatementSource = keepStatements(opened)) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new ImmediateDriver({ database: this.#database });
  }
}
