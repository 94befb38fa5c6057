import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { Kysely, type CompiledQuery } from 'kysely';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { migrations } from '../../src/store/migrations/migrations.ts';
import { openDatabase } from '../../src/store/database/open-database.ts';
import { SqliteStoreDialect } from '../../src/store/database/sqlite-dialect.ts';
import type { Tables } from '../../src/store/tables.ts';
import { recordPlans, refuseWalks } from './record-plans.ts';

export interface TestDatabase {
  readonly database: Kysely<Tables>;
  readonly connection: Database;
  readonly close: () => Promise<void>;
}

/**
 * A database of the newest schema, in memory or in a file that is removed afterwards. The plan of every query that is asked meanwhile is
 * looked at when it is closed: none may walk what grows, whichever test it comes from.
 *
 * @param onQuery Is told of every query.
 */
export async function openTestDatabase(
  place: 'memory' | 'file' = 'memory',
  onQuery: (query: CompiledQuery) => void = () => undefined,
): Promise<TestDatabase> {
  const folder = place === 'file' ? await mkdtemp(join(tmpdir(), 'casebook-store-')) : undefined;
  const connection = openDatabase(folder === undefined ? ':memory:' : join(folder, 'casebook.db'));
  await migrate(connection, migrations, 0);
  const plans = recordPlans(connection);
  const database = new Kysely<Tables>({
    dialect: new SqliteStoreDialect(connection, plans.statements),
    log: ({ query }) => onQuery(query),
  });
  return {
    database,
    connection,
    async close() {
      const walks = plans.listWalks();
      await database.destroy();
      connection.close();
      if (folder !== undefined) await rm(folder, { recursive: true });
      refuseWalks(walks);
    },
  };
}
