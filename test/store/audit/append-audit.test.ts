import type SQLite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localActor, type Act } from '../../../src/core/people/actor.ts';
import { appendAudit } from '../../../src/store/audit/append-audit.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import { migrations } from '../../../src/store/migrations/migrations.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { SqliteStoreDialect } from '../../../src/store/database/sqlite-dialect.ts';
import type { Tables } from '../../../src/store/tables.ts';

const act: Act = { actor: localActor, at: 1_700_000_000_000, requestId: 'r-1' };
let folder: string;
let database: Kysely<Tables>;
let file: SQLite.Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-audit-'));
  file = openDatabase(join(folder, 'casebook.db'));
  await migrate(file, migrations, 0);
  database = new Kysely<Tables>({ dialect: new SqliteStoreDialect(file) });
});
afterEach(async () => {
  await database.destroy();
  await rm(folder, { recursive: true });
});

const write = (fail = false) =>
  database.transaction().execute(async (transaction) => {
    await appendAudit(
      transaction,
      {
        act,
        action: 'case.created',
        subjectType: 'case',
        subjectId: 'c-1',
        details: { number: 'SR-000001' },
      },
      { act, action: 'link.created', subjectType: 'link', subjectId: 'l-1' },
    );
    if (fail) throw new Error('the write failed');
  });

describe('appendAudit', () => {
  it('records who did what to what, when and in which request', async () => {
    await write();
    const rows = await database.selectFrom('audit_entries').selectAll().orderBy('action').execute();
    expect(rows).toMatchObject([
      {
        at: act.at,
        actor_id: localActor.id,
        actor_name: 'Local administrator',
        via: 'local',
        action: 'case.created',
        subject_type: 'case',
        subject_id: 'c-1',
        request_id: 'r-1',
        details: '{"number":"SR-000001"}',
      },
      { action: 'link.created', details: '{}' },
    ]);
  });

  it('leaves nothing where the write that it describes fails', async () => {
    await expect(write(true)).rejects.toThrow('the write failed');
    expect(await database.selectFrom('audit_entries').select('id').execute()).toEqual([]);
  });

  it('keeps entries from being changed or removed', async () => {
    await write();
    expect(() => file.exec(`update audit_entries set actor_name = 'x'`)).toThrow(
      'audit entries are not changed',
    );
    expect(() => file.exec('delete from audit_entries')).toThrow('audit entries are not removed');
    expect(() => file.exec('insert or replace into audit_entries select * from audit_entries')).toThrow(
      'audit entries are not changed',
    );
  });
});
