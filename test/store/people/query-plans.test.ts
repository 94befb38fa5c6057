import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localActor } from '../../../src/core/people/actor.ts';
import { appendAudit } from '../../../src/store/audit/append-audit.ts';
import { selectAuditPage } from '../../../src/store/audit/audit-trail.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import { migrations } from '../../../src/store/migrations/migrations.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { selectSession } from '../../../src/store/people/session-store.ts';
import { selectToken, selectTokenPage } from '../../../src/store/people/token-store.ts';
import { selectUserPage } from '../../../src/store/people/user-directory.ts';
import { SqliteStoreDialect } from '../../../src/store/database/sqlite-dialect.ts';
import type { Tables } from '../../../src/store/tables.ts';

const file = openDatabase(':memory:');
const database = new Kysely<Tables>({ dialect: new SqliteStoreDialect(file) });
const page = { limit: 50, after: '01890000-0000-7000-8000-000000000000' };
const user = localActor.id;

beforeAll(async () => {
  await migrate(file, migrations, 0);
  await database.transaction().execute(async (transaction) => {
    for (let at = 0; at < 200; at += 1) {
      const act = { actor: localActor, at };
      await appendAudit(transaction, {
        act,
        action: 'case.created',
        subjectType: 'case',
        subjectId: `c-${at}`,
      });
    }
  });
});
afterAll(() => database.destroy());

interface Explainable {
  readonly explain: (format: undefined, options: ReturnType<typeof sql>) => Promise<readonly unknown[]>;
}

const queries: readonly (readonly [string, Explainable])[] = [
  ['audit entries', selectAuditPage(database, {}, page)],
  ['audit entries of a time', selectAuditPage(database, { from: 1, before: 2 }, page)],
  ['audit entries of an actor', selectAuditPage(database, { actorId: user }, page)],
  ['audit entries of an action', selectAuditPage(database, { action: 'case.created' }, page)],
  ['audit entries of a subject', selectAuditPage(database, { subjectType: 'case', subjectId: 'c-1' }, page)],
  ['the session of a secret', selectSession(database, 'hash', 0, 1)],
  ['the token of a secret', selectToken(database, 'hash', 1)],
  ['tokens', selectTokenPage(database, undefined, page)],
  ['tokens of a user', selectTokenPage(database, user, page)],
  ['users', selectUserPage(database, {}, { limit: 50, after: 'm' })],
  [
    'users of a role',
    selectUserPage(database, { role: 'admin', isDisabled: false, text: 'x' }, { limit: 50 }),
  ],
];

describe('the plans of the queries', () => {
  it.each(queries)('%s: every table is reached by an index, and nothing is sorted', async (_, query) => {
    const steps = (await query.explain(undefined, sql`query plan`)).map(
      (step) => (step as { readonly detail: string }).detail,
    );
    expect(steps.length).toBeGreaterThan(0);
    const withIndex = /^(?:SEARCH|SCAN) \w+ .*USING (?:COVERING )?(?:INDEX|PRIMARY KEY)|SUBQUERY|^EXISTS/;
    expect(steps.filter((step) => !withIndex.test(step))).toEqual([]);
  });
});
