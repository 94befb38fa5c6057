import type { Database } from 'better-sqlite3';
import { keepStatements, type StatementSource } from '../../src/store/database/statement-cache.ts';
import { stepsWithoutIndex } from './query-plan-rules.ts';

/** Statements whose plans have been looked at, in this process. */
const lookedAt = new Set<string>();

export interface PlanRecorder {
  /** Prepares statements, and notes them. */
  readonly statements: StatementSource;
  /** What statements walk that grows, each with its statement. To be asked before the database is closed. */
  readonly listWalks: () => string[];
}

/** Notes every statement that is prepared on a database, however it is made and whichever test it comes from. */
export function recordPlans(connection: Database): PlanRecorder {
  const kept = keepStatements(connection);
  const prepared = new Set<string>();
  return {
    statements: {
      prepare: (source: string) => {
        if (!lookedAt.has(source)) prepared.add(source);
        return kept.prepare(source);
      },
      close: () => kept.close(),
    },
    listWalks: () =>
      [...prepared].flatMap((sql) => {
        if (lookedAt.has(sql)) return [];
        lookedAt.add(sql);
        return stepsWithoutIndex(connection, sql).map((step) => `${step}: ${sql}`);
      }),
  };
}

/** @throws There are any. */
export function refuseWalks(walks: readonly string[]): void {
  if (walks.length > 0)
    throw new Error(`These queries walk what grows, see query-plan-rules.ts:\n${walks.join('\n')}`);
}
