import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from './open-test-database.ts';
import { stepsWithoutIndex } from './query-plan-rules.ts';

describe('stepsWithoutIndex', () => {
  it('names what walks a large table or sorts, and nothing that an index answers', async () => {
    const { database, connection, close } = await openTestDatabase();
    const steps = (query: ReturnType<typeof sql>) =>
      stepsWithoutIndex(connection, query.compile(database).sql);
    expect(steps(sql`select id from cases where title = ${'x'}`)).toEqual(['SCAN cases']);
    expect(steps(sql`select id from cases where customer = ${'x'} order by title`)).toEqual([
      'USE TEMP B-TREE FOR ORDER BY',
    ]);
    expect(steps(sql`select count(*) from case_log`)).toHaveLength(1);
    expect(steps(sql`select rowid from case_search`)).toHaveLength(1);
    expect(steps(sql`select id from cases where customer = ${'x'} order by position desc`)).toEqual([]);
    expect(steps(sql`select rowid from case_search where case_search match ${'x'}`)).toEqual([]);
    await close();
  });
});

describe('openTestDatabase', () => {
  it('refuses to be closed when a query of the test walked what grows', async () => {
    const { database, close } = await openTestDatabase();
    await sql`select id from cases where title = ${'a walk of its own'}`.execute(database);
    await expect(close()).rejects.toThrow(/SCAN cases: select id from cases where title/);
  });
});
