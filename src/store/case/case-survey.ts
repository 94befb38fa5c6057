import { sql, type Kysely } from 'kysely';
import { isOfClosed, type CaseFilter } from '../../core/case/case-filter.ts';
import {
  mostCounted,
  type CaseSurvey,
  type Count,
  type NamedField,
  type Tallied,
  type Tally,
} from '../../core/case/case-survey.ts';
import type { Tables } from '../tables.ts';
import { facetColumns, facetToken } from './case-facets.ts';
import { selectCases } from './case-queries.ts';
import { readClosedCases } from './read-closed-cases.ts';

/** Counts over the cases on a database of the newest schema. */
export function createCaseSurvey(database: Kysely<Tables>): CaseSurvey {
  return {
    countEach: (field, values) => countEach(database, field, values),

    async tally(filter) {
      const rows = await readFitting(database, filter);
      const counted = rows.slice(0, mostCounted);
      const values: Tally['values'] = {
        state: countBy(counted.map(({ state }) => state)),
        severity: countBy(counted.map(({ severity }) => String(severity))),
        product: countBy(counted.map(({ product }) => product)),
        team: countBy(counted.map(({ team }) => team)),
        kind: countBy(counted.map(({ kind }) => kind)),
      };
      return { ...countOf(rows.length), values };
    },

    listNames: (field, limit) => listNames(database, field, limit),
  };
}

/** Cases that fit, in the order of their list: one more than are counted. Columns that are not asked for are not read. */
async function readFitting(database: Kysely<Tables>, filter: CaseFilter) {
  const read = (fitting: ReturnType<typeof selectCases>) =>
    database
      .selectFrom(fitting.as('fitting'))
      .select(['state', 'severity', 'product', 'team', 'kind'])
      .execute();
  const limit = mostCounted;
  return isOfClosed(filter)
    ? readClosedCases(database, filter, { limit }, read)
    : read(selectCases(database, filter, { limit }));
}

const countOf = (found: number): Count => ({
  count: Math.min(found, mostCounted),
  isAll: found <= mostCounted,
});

/** One statement for all values of a field: each is an index, or the word index, read from its beginning. */
async function countEach(
  database: Kysely<Tables>,
  field: Tallied,
  values: readonly string[],
): Promise<ReadonlyMap<string, Count>> {
  if (values.length === 0) return new Map();
  const asked = values.map((value) => {
    const given = field === 'severity' ? Number(value) : value;
    return sql`(${value}, ${given}, ${`"${facetToken(field, given)}"`})`;
  });
  // Kinds have no index of their own.
  const having =
    field === 'kind'
      ? sql`select 1 from case_search where case_search match asked.token`
      : sql`select 1 from cases where ${sql.ref(facetColumns[field])} = asked.given`;
  const { rows } = await sql<{ value: string; found: number }>`
    with asked (value, given, token) as (values ${sql.join(asked)})
    select value, (select count(*) from (${having} limit ${mostCounted + 1})) as found from asked`.execute(
    database,
  );
  return new Map(rows.map(({ value, found }) => [value, countOf(found)]));
}

function countBy(values: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Goes from name to name in the index of the column, however many cases each of them has. */
async function listNames(
  database: Kysely<Tables>,
  field: NamedField,
  limit: number,
): Promise<readonly string[]> {
  const column = sql.ref(facetColumns[field]);
  const { rows } = await sql<{ name: string }>`
    with recursive names (name) as (
      select min(${column}) from cases where ${column} is not null
      union all
      select (select min(${column}) from cases where ${column} > names.name and ${column} is not null)
      from names where names.name is not null
      limit ${limit + 1}
    )
    select name from names where name is not null limit ${limit}`.execute(database);
  return rows.map(({ name }) => name);
}
