import type { Database } from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryCompiler,
} from 'kysely';
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

/**
 * Writes parameters behind a plus, which changes no value. SQLite looks at what a bare parameter is while it plans, for a limit or a partial
 * index, and prepares the statement anew for whatever comes next; that takes ten times as long as a short query.
 */
class StoreQueryCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }
}

/** Kysely's dialect for an open better-sqlite3 database. */
export class SqliteStoreDialect extends SqliteDialect {
  readonly #database: StatementSource;

  constructor(opened: Database, database: StatementSource = keepStatements(opened)) {
    super({ database });
    this.#database = database;
  }

  override createQueryCompiler(): QueryCompiler {
    return new StoreQueryCompiler();
  }

  override createDriver(): Driver {
    return new ImmediateDriver({ database: this.#database });
  }
}
