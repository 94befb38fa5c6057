import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInUsers, localActor } from '../../../src/core/people/actor.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import { migrations } from '../../../src/store/migrations/migrations.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { openStore } from '../../../src/store/open-store.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-migration-'));
  file = join(folder, 'casebook.db');
});
afterEach(() => rm(folder, { recursive: true }));

const act = { actor: localActor, at: 1_700_000_000_000 };

describe('a database of an earlier version', () => {
  it.each([1, 2, 3])('that has %d migrations gets accounts, and keeps what it had', async (count) => {
    const database = openDatabase(file);
    await migrate(database, migrations.slice(0, count), 0);
    database.exec(
      `insert into articles values ('SN-0001', 'SN-0001', 'en', 0, 'service-note', 'Title', 'title', 'Summary', 'internal',
        'validated', 'experience', null, '[]', '[]', '[]', '2026-01-01', null, null, '[]', 'aaaaaaaaaaaa', 'internal', 0, 0, null, 1);
       insert into article_revisions values ('r', 'SN-0001', 'aaaaaaaaaaaa', 'internal', 'Title', 'Summary', 'internal', 'validated', 'text', 0)`,
    );
    if (count > 1) {
      database.exec(
        `insert into users (id, kind, name, login, created_at, changed_at, version)
           values ('01890000-0000-7000-8000-000000000001', 'person', 'Ada', 'ada', 0, 0, 1)`,
      );
    }
    database.close();

    const store = await openStore(file, act.at);
    expect(await store.articles.get('SN-0001')).toMatchObject({ title: 'Title', markdown: 'text' });
    expect((await store.users.list({}, { limit: 10 })).items.map(({ login }) => login)).toEqual(
      count > 1 ? ['ada'] : [],
    );
    const added = await store.users.add({ login: 'maria', name: 'Maria', roles: ['admin'] }, act);
    expect(added).toMatchObject({ isDone: true });
    expect((await store.audit.list({}, { limit: 10 })).items).toMatchObject([
      { action: 'user.created', actorId: builtInUsers.local },
    ]);
    await store.close();
  });
});
