import { createServer } from 'node:http';
import process from 'node:process';
import { openBareAnswers } from './bare-answers.ts';

/** The least that a server can do: node:http and better-sqlite3. Nothing is logged or compressed, and no header is sent but length and type. */
const answers = openBareAnswers(process.argv[2] ?? '');

const server = createServer((request, response) => {
  const address = request.url ?? '';
  const answer = (body: unknown): void => {
    const text = JSON.stringify(body);
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
    });
    response.end(text);
  };
  if (request.method !== 'POST') return answer(answers.get(address));
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
  request.on('end', () => answer(answers.post(address, body)));
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify(server.address())}\n`);
});
