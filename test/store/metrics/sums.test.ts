import type { Database } from 'better-sqlite3';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedKinds } from '../../../src/core/link/link.ts';
import { measures } from '../../../src/store/migrations/0008-measures.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { migrations } from '../../../src/store/migrations/migrations.ts';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';
import { createWorld, dayLength, eventArbitrary, type WorldEvent } from './random-world.ts';

type Row = Readonly<Record<string, string | number | null>>;
const dayOf = (at: unknown): number => Math.floor(Number(at) / dayLength);
const counted: readonly string[] = countedKinds;

/** Adds up rows by a key. */
function sums(
  rows: readonly (readonly [key: string, values: readonly number[]])[],
): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const [key, values] of rows)
    found[key] = values.map((value, index) => value + (found[key]?.[index] ?? 0));
  return Object.fromEntries(
    Object.entries(found).filter(([, values]) => values.some((value) => value !== 0)),
  );
}

const keyOf = (...parts: (string | number | null | undefined)[]): string =>
  parts.map((part) => part ?? '').join(' | ');

/** The sums as they are kept, and as they are when everything is counted anew. */
function compare(connection: Database) {
  const all = (table: string): Row[] => connection.prepare<[], Row>(`select * from ${table}`).all();
  const [cases, links, authors] = [all('cases'), all('case_links'), all('article_authors')];
  const present = links.filter((link) => link['removed_at'] === null);
  const knowledgeOf = (id: unknown): string => {
    const kinds = present.filter((link) => link['case_id'] === id).map((link) => String(link['kind']));
    if (kinds.includes('created')) return 'new';
    return kinds.some((kind) => counted.includes(kind)) ? 'known' : 'unknown';
  };
  const isCited = (link: Row): boolean =>
    !authors.some(
      (author) => author['article_id'] === link['article_id'] && author['name'] === link['by_name'],
    );
  return {
    kept: {
      knowledge: Object.fromEntries(cases.map((row) => [row['id'], row['knowledge']])),
      cases: sums(
        all('measure_case_days').map((row) => [
          keyOf(row['day'], row['product'], row['team']),
          [row['closed'], row['known'], row['created']].map(Number),
        ]),
      ),
      reuse: sums(
        all('measure_reuse_days').map((row) => [
          keyOf(row['day'], row['article_id'], row['product'], row['team']),
          [row['reused'], row['cited']].map(Number),
        ]),
      ),
      readers: sums(
        all('measure_reader_days').map((row) => [
          String(row['day']),
          [
            'searches',
            'without_results',
            'opened',
            'opened_first',
            'positions',
            'led_to_case',
            'helpful',
            'not_helpful',
          ].map((column) => Number(row[column])),
        ]),
      ),
      caseSearches: sums(
        all('measure_case_search_days').map((row) => [
          String(row['day']),
          [row['first_from_cases'], row['opened_from_cases']].map(Number),
        ]),
      ),
    },
    recounted: {
      knowledge: Object.fromEntries(cases.map((row) => [row['id'], knowledgeOf(row['id'])])),
      cases: sums(
        cases
          .filter((row) => row['closed_at'] !== null)
          .map((row) => {
            const knowledge = knowledgeOf(row['id']);
            return [
              keyOf(dayOf(row['closed_at']), row['product'], row['team']),
              [1, Number(knowledge === 'known'), Number(knowledge === 'new')],
            ];
          }),
      ),
      reuse: sums(
        present
          .filter((link) => link['kind'] === 'reused')
          .map((link) => {
            const subject = cases.find((row) => row['id'] === link['case_id']);
            const key = keyOf(
              dayOf(link['linked_at']),
              link['article_id'],
              subject?.['product'],
              subject?.['team'],
            );
            return [key, [1, Number(isCited(link))]];
          }),
      ),
      readers: sums([
        ...all('searches').map((row): [string, number[]] => [
          String(dayOf(row['at'])),
          [
            1,
            Number(row['results'] === 0),
            Number(row['clicked_position'] !== null),
            Number(row['clicked_position'] === 1),
            Number(row['clicked_position']),
            Number(row['case_id'] !== null),
            0,
            0,
          ],
        ]),
        ...all('article_feedback').map((row): [string, number[]] => [
          String(dayOf(row['at'])),
          [0, 0, 0, 0, 0, 0, Number(row['is_helpful']), 1 - Number(row['is_helpful'])],
        ]),
      ]),
      caseSearches: sums(
        all('searches').map((row) => [
          String(dayOf(row['at'])),
          [row['is_from_cases'], row['clicked_from_cases']].map(Number),
        ]),
      ),
    },
  };
}

/** What a world begins with, so that random events meet something. */
const beginning: readonly WorldEvent[] = [
  { event: 'register', authors: [0], isRenamed: false },
  { event: 'open', product: 0, team: 0, day: 1, isClosed: true },
  { event: 'open', product: 1, team: 1, day: 2, isClosed: true },
  { event: 'link', of: 0, article: 0, kind: 'reused', by: 0, day: 3 },
  { event: 'link', of: 1, article: 2, kind: 'reused', by: 1, day: 3 },
  { event: 'search', day: 3, results: 2 },
  { event: 'search', day: 4, results: 0 },
];

describe('the sums that measures are made of', () => {
  it('equal a count of everything after any writes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(eventArbitrary, { minLength: 1, maxLength: 30 }), async (events) => {
        const opened = await openTestDatabase();
        try {
          const happen = createWorld(opened);
          for (const event of [...beginning, ...events]) await happen(event);
          const { kept, recounted } = compare(opened.connection);
          expect(kept).toEqual(recounted);
        } finally {
          await opened.close();
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('are made by the migration of what was there before it', async () => {
    const opened = await openTestDatabase();
    const happen = createWorld(opened);
    for (const event of beginning) await happen(event);
    for (const kind of ['created', 'improved', 'consulted'] as const)
      await happen({ event: 'link', of: 1, article: 1, kind, by: 1, day: 5 });
    await happen({ event: 'search', day: 1, results: 0 });
    await happen({ event: 'click', of: 0, position: 2 });
    await happen({ event: 'feedback', day: 1, isHelpful: true });
    await happen({ event: 'feedback', day: 9, isHelpful: false });
    const older = openDatabase(':memory:');
    await migrate(older, migrations.slice(0, measures.number - 1), 0);
    older.pragma('foreign_keys = OFF');
    for (const table of ['articles', 'cases', 'case_links', 'searches', 'article_feedback'])
      copy(opened, older, table);
    await migrate(older, migrations, 0);
    expect(compare(older).kept).toEqual(compare(older).recounted);
    // Who wrote the articles is known once they are registered again.
    for (const article of ['SN-0001', 'SN-0002'])
      older.prepare('insert into article_authors values (?, ?)').run(article, 'Ada Rossi');
    older.prepare('delete from article_authors where article_id = ?').run('SN-0002');
    expect(compare(older).kept).toEqual(compare(opened.connection).kept);
    older.close();
    await opened.close();
  });

  it('keep searches that are forgotten', async () => {
    const opened = await openTestDatabase();
    const happen = createWorld(opened);
    await happen({ event: 'search', day: 1, results: 2 });
    const before = compare(opened.connection).kept.readers;
    opened.connection.exec('delete from searches');
    expect(compare(opened.connection).kept.readers).toEqual(before);
    expect(Object.values(before)).toEqual([[1, 0, 0, 0, 0, 0, 0, 0]]);
    await opened.close();
  });
});

/** Copies the rows of a table, as far as the other database has the columns. */
function copy({ connection }: TestDatabase, target: Database, table: string): void {
  const columns = target.prepare<[], { name: string }>(`pragma table_info(${table})`).all();
  const names = columns.map(({ name }) => name);
  const insert = target.prepare(
    `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
  );
  for (const row of connection.prepare<[], Row>(`select * from ${table}`).all())
    insert.run(...names.map((name) => row[name]));
}
