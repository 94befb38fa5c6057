import { createServer } from 'node:http';
import process from 'node:process';
import SQLite from 'better-sqlite3';
import { numberWord } from '../../../src/store/case/search-words.ts';
import { createUuid } from '../../../src/store/uuid.ts';
import { builtInUsers } from '../../../src/core/people/actor.ts';
import { pageItems, writeStatements } from './statements.ts';

/**
 * The least that a server can do: node:http and better-sqlite3, the statements of the store prepared once, rows as JSON. Nobody is
 * asked who they are, nothing is checked, logged or compressed, and no header is sent but length and type. A write adds an entry to a log
 * and is flushed, as the store's is.
 */
const [file = ''] = process.argv.slice(2);
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

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
  const answer = (body: unknown): void => {
    const text = JSON.stringify(body);
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
    });
    response.end(text);
  };
  const number = /^\/api\/cases\/SR-(\d+)(?:\/log)?$/.exec(pathname)?.[1];
  if (request.method === 'POST') {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const { text } = JSON.parse(body) as { text: string };
      const id = createUuid(Date.now());
      insert.run(id, idOf.get(Number(number))?.id, text, Date.now(), Date.now());
      answer({ id, text });
    });
  } else if (number !== undefined) answer(read.get(Number(number)));
  else {
    const words = searchParams.get('q');
    const customer = searchParams.get('customer');
    answer({
      items:
        words !== null
          ? search.all(
              words
                .split(' ')
                .map((word) => `"${numberWordOr(word)}"`)
                .join(' AND '),
              pageItems,
            )
          : customer !== null
            ? filter.all(customer, pageItems)
            : list.all(pageItems),
    });
  }
});
const numberWordOr = (word: string): string =>
  /^SR-\d+$/.test(word) ? numberWord(Number(word.slice(3))) : word;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${JSON.stringify(address)}\n`);
});
