import type { Database } from 'better-sqlite3';
import { checksumOf, type Migration } from './migration.ts';
import { StoreError } from '../database/store-error.ts';

interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

const createTable = `
create table if not exists casebook_migrations (
  number integer not null primary key,
  name text not null,
  checksum text not null,
  applied_at integer not null
) strict`;

/**
 * Brings a database to the newest schema, forward only: each missing migration in one transaction with the record of
 * it. Two processes that start at once take turns.
 *
 * @param now UTC milliseconds, for the record.
 * @returns The number of the newest migration.
 * @throws {StoreError} The database is newer than the code, or was made by another text of a migration.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
  now: number,
): Promise<number> {
  const checksums = await Promise.all(migrations.map(checksumOf));
  refuseUnknown(readApplied(database), migrations, checksums);
  for (const [index, migration] of migrations.entries()) {
    database
      .transaction(() => {
        database.exec(createTable);
        const applied = readApplied(database);
        refuseUnknown(applied, migrations, checksums);
        if (applied.some(({ number }) => number === migration.number)) return;
        database.exec(migration.sql);
        database
          .prepare('insert into casebook_migrations (number, name, checksum, applied_at) values (?, ?, ?, ?)')
          .run(migration.number, migration.name, checksums[index], now);
      })
      .immediate();
  }
  return migrations.length;
}

/**
 * Refuses a database that this version cannot bring forward.
 *
 * @throws {StoreError} It is newer than the code, or was made by another text of a migration.
 */
export async function refuseUnknownMigrations(
  database: Database,
  migrations: readonly Migration[],
): Promise<void> {
  refuseUnknown(readApplied(database), migrations, await Promise.all(migrations.map(checksumOf)));
}

/** Number of the newest migration that a database has; 0 for a new one. */
export function readSchemaVersion(database: Database): number {
  return readApplied(database).at(-1)?.number ?? 0;
}

function readApplied(database: Database): AppliedMigration[] {
  const table = database.prepare(
    `select 1 from sqlite_schema where type = 'table' and name = 'casebook_migrations'`,
  );
  if (table.get() === undefined) return [];
  return database
    .prepare<[], AppliedMigration>('select number, name, checksum from casebook_migrations order by number')
    .all();
}

function refuseUnknown(
  applied: readonly AppliedMigration[],
  migrations: readonly Migration[],
  checksums: readonly string[],
): void {
  const newest = applied.at(-1);
  if (newest && newest.number > migrations.length) {
    throw new StoreError(
      `The database is newer than this Casebook: it has migration ${newest.number} (${newest.name}), this version knows ${migrations.length}. Start the newer version, or name another database with --database.`,
    );
  }
  for (const { number, name, checksum } of applied) {
    if (checksums[number - 1] === checksum) continue;
    throw new StoreError(
      `Migration ${number} (${name}) of the database is not the one of this version: its text was changed after it had been applied. Restore the original migration and put the change into a new one.`,
    );
  }
}
