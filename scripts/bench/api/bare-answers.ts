import SQLite from 'better-sqlite3';
import { builtInUsers } from '../../../src/core/people/actor.ts';
import { numberWord } from '../../../src/store/case/search-words.ts';
import { createUuid } from '../../../src/store/database/uuid.ts';
import { pageItems, writeStatements } from './statements.ts';

/** What is answered to a request; written as JSON. */
export interface BareAnswers {
  /** @param address Path and query. */
  readonly get: (address: string) => unknown;
  readonly post: (address: string, body: string) => unknown;
}

/**
 * The statements of the store, prepared once, and their rows as they are. Nobody is asked who they are, nothing is checked. A write adds an
 * entry to a log and is flushed, as the store's is.
 */
export function openBareAnswers(file: string): BareAnswers {
  const database = new SQLite(file, { timeout: 5000 });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const sql = writeStatements();
  const read = database.prepare(sql.read);
  const list = database.prepare(sql.list);
  const filter = database.prepare(sql.filter);
  const search = database.prepare(sql.search);
  const idOf = database.prepare<[number], { id: string }>('select id from cases where sequence = ?');
  const insert = database.prepare(
    `insert into case_log (id, case_id, kind, text, at, recorded_at, by_id, by_name, is_internal) values (?, ?, 'action', ?, ?, ?, '${builtInUsers.local}', 'Local administrator', 1)`,
  );
  return {
    get(address) {
      const { pathname, searchParams } = new URL(address, 'http://x');
      const number = numberIn(pathname);
      if (number !== undefined) return read.get(number);
      const words = searchParams.get('q');
      const customer = searchParams.get('customer');
      if (words !== null) return { items: search.all(matchOf(words), pageItems) };
      return { items: customer === null ? list.all(pageItems) : filter.all(customer, pageItems) };
    },
    post(address, body) {
      const { text } = JSON.parse(body) as { text: string };
      const id = createUuid(Date.now());
      insert.run(id, idOf.get(numberIn(address) ?? 0)?.id, text, Date.now(), Date.now());
      return { id, text };
    },
  };
}

function numberIn(pathname: string): number | undefined {
  const number = /^\/api\/cases\/SR-(\d+)(?:\/log)?$/.exec(pathname)?.[1];
  return number === undefined ? undefined : Number(number);
}

const matchOf = (words: string): string =>
  words
    .split(' ')
    .map((word) => `"${/^SR-\d+$/.test(word) ? numberWord(Number(word.slice(3))) : word}"`)
    .join(' AND ');
