import type { Database, Statement } from 'better-sqlite3';

/** Statements that are kept; beyond it the one that was not used for longest goes. */
const mostStatements = 500;

/** What Kysely needs of a database. */
export type StatementSource = Pick<Database, 'prepare' | 'close'>;

/**
 * Keeps statements once they are prepared: Kysely prepares anew for every query, which takes longer than many queries. SQLite itself
 * prepares a kept statement anew when the schema has changed.
 */
export function keepStatements(database: Database): StatementSource {
  const kept = new Map<string, Statement>();
  return {
    // The type of `prepare` depends on the caller's; what is kept is the same statement.
    prepare: ((source: string): Statement => {
      const known = kept.get(source);
      if (known) {
        kept.delete(source);
        kept.set(source, known);
        return known;
      }
      const statement = database.prepare(source);
      kept.set(source, statement);
      const [oldest] = kept.keys();
      if (kept.size > mostStatements && oldest !== undefined) kept.delete(oldest);
      return statement;
    }) as StatementSource['prepare'],
    close: () => database.close(),
  };
}
