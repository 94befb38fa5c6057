import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen, type Listener } from '../../src/server/listen.ts';

/** What a server answers to bytes, as text. */
async function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('what is no request', () => {
  let listener: Listener;
  let port: number;

  beforeEach(async () => {
    listener = await listen('127.0.0.1', 0, () => new Response('fine'));
    port = Number(listener.authority.split(':')[1]);
  });
  afterEach(async () => listener.close());

  it.each([
    ['an unknown method', 'NONSENSE /api/articles HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['no HTTP at all', '\u0016\u0003\u0001\r\n\r\n', 400],
    ['headers that never end', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
  ])('is answered as problem+json: %s', async (_, bytes, status) => {
    const answer = await exchange(port, bytes);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toContain('Content-Type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, type: 'about:blank' });
  });
});
