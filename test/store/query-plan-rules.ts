import type { Database } from 'better-sqlite3';

/**
 * Tables that stay small however many cases there are: articles of the base with their revisions and authors, what is set up once, and sums
 * by day. A query may read one of them as a whole.
 */
const smallTables: ReadonlySet<string> = new Set([
  'articles',
  'article_authors',
  'article_products',
  'article_revisions',
  'measure_case_days',
  'users',
  'user_roles',
  'webhooks',
]);

/** What may walk a large table or sort, and why that is right. */
const exceptions: readonly { readonly query: RegExp; readonly step: RegExp; readonly why: string }[] = [
  {
    query: /^(?:select|with) .* limit \+\?/s,
    step: /^SCAN cases(?: USING INDEX (?:cases_by_closing|sqlite_autoindex_cases_\d))?$/,
    why: 'a list of all cases walks them in its own order and ends with its page',
  },
  {
    query: /order by "?(?:\w+"?\."?)?id"? desc limit \+\?$/,
    step: /^SCAN \w+ USING (?:COVERING )?INDEX \w+$/,
    why: 'a list of everything walks the index of its order and ends with its page',
  },
  {
    query: /^select "sequence" from "cases" order by "sequence" desc limit \+\?$/,
    step: /^SCAN cases USING COVERING INDEX /,
    why: 'the last number ends the walk that it begins',
  },
  {
    query:
      /^select (?:"action"|"action", "details"|"action", "subject_id") from "audit_entries" order by "id"$/,
    step: /^SCAN audit_entries USING INDEX /,
    why: 'tests read the whole audit trail of their few writes; the product reads it by pages',
  },
  {
    query: /^insert into "(?:cases|articles|case_\w+|article_\w+|searches)"/,
    step: /^SCAN /,
    why: 'rows that wait for a parent are looked for only where any do, which a deferred reference alone allows',
  },
  {
    query: /from "article_flags" where "result" is null$/,
    step: /^SCAN article_flags USING INDEX article_flags_open$/,
    why: 'open flags, of which there are few',
  },
  {
    query: /from "case_links" where article_id <> delivered_id$/,
    step: /^SCAN case_links USING COVERING INDEX case_links_that_moved$/,
    why: 'links whose articles were merged or renamed, of which there are few',
  },
  {
    query: /row_number\(\) over/,
    step: /^USE TEMP B-TREE FOR ORDER BY$/,
    why: 'a sample is drawn from the places of all closed cases of its time; 0.1 s for a year of 330,000',
  },
  {
    query: /from "measure_(?:case|reuse)_days"/,
    step: /^USE TEMP B-TREE FOR (?:ORDER BY|GROUP BY|DISTINCT)$/,
    why: 'sums by day become names or articles, of which there are few',
  },
  {
    query: / cases\.position in \(select rowid from case_search/,
    step: /^USE TEMP B-TREE FOR ORDER BY$/,
    why: 'the few closed cases that have rare words, 5000 at most',
  },
];

/** Steps of a plan that read what was named before in it: the rows of a subquery, a list of values, or what a word index found. */
const readsWhatIsFound =
  /^SCAN (?:\(?subquery-\d+\)?|\d+-ROW VALUES CLAUSE|(?:\d+ )?CONSTANT ROWS?|case_search(?: EXISTS)? VIRTUAL TABLE INDEX \d+:(?:=|<|>)*M)/;

/**
 * The steps of a query's plan that walk a large table or sort, and that no exception names. The plan of SQLite does not depend on how much
 * there is in a table, as Casebook keeps no statistics.
 */
export function stepsWithoutIndex(connection: Database, sql: string): string[] {
  const steps = connection
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...parametersOf(sql))
    .map(({ detail }) => detail);
  const isNamedIn = (name: string): boolean =>
    new RegExp(String.raw`(?:as "?${name}"?(?:\W|$)|with (?:recursive )?"?${name}"?[ (])`).test(sql);
  return steps
    .filter((step) => step.startsWith('SCAN ') || step.includes('TEMP B-TREE'))
    .filter((step) => {
      const table = /^SCAN (\w+)/.exec(step)?.[1];
      if (readsWhatIsFound.test(step)) return false;
      if (table !== undefined && (smallTables.has(table) || isNamedIn(table))) return false;
      return !exceptions.some((exception) => exception.step.test(step) && exception.query.test(sql));
    });
}

/** Nothing for each parameter, as a plan does not depend on them. */
function parametersOf(sql: string): null[] {
  const withoutTexts = sql.replaceAll(/'[^']*'|"[^"]*"/g, '');
  return Array.from(withoutTexts.matchAll(/\?/g), () => null);
}
