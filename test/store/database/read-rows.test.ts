import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CompiledQuery, Kysely } from 'kysely';
import type { Database } from 'better-sqlite3';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { readAtOnce } from '../../../src/store/database/read-rows.ts';
import { SqliteStoreDialect } from '../../../src/store/database/sqlite-dialect.ts';
import { keepStatements } from '../../../src/store/database/statement-cache.ts';
import type { Tables } from '../../../src/store/tables.ts';

let connection: Database;
let database: Kysely<Tables>;
beforeEach(() => {
  connection = openDatabase(':memory:');
  connection.exec('create table names (name text)');
  database = new Kysely<Tables>({ dialect: new SqliteStoreDialect(connection) });
});
afterEach(async () => {
  await database.destroy();
});

const names = CompiledQuery.raw('select name from names where name > ? order by name', ['']);

describe('readAtOnce', () => {
  it('reads rows without waiting', () => {
    connection.exec(`insert into names values ('b'), ('a')`);
    const read = readAtOnce(connection, keepStatements(connection), database);
    expect(read(names)).toEqual([{ name: 'a' }, { name: 'b' }]);
  });

  it('sees nothing of a transaction that is under way, and all of it once it is over', async () => {
    const read = readAtOnce(connection, keepStatements(connection), database);
    const { promise: isWritten, resolve: written } = Promise.withResolvers<void>();
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    const undone = database.transaction().execute(async (transaction) => {
      await transaction.executeQuery(CompiledQuery.raw(`insert into names values ('unfinished')`));
      written();
      await mayEnd;
      throw new Error('undone');
    });
    await isWritten;
    const reading = read(names);
    expect(reading).toBeInstanceOf(Promise);
    end();
    await expect(undone).rejects.toThrow('undone');
    expect(await reading).toEqual([]);
  });
});
