import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../server/ask.ts';
import { openServer, type OpenServer } from '../../server/open-server.ts';

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterAll(() => opened.close());

const statusOf = async (headers: Readonly<Record<string, string>>, method = 'GET') =>
  (await ask(opened.address, '/api/articles', { method, headers })).status;

describe('local mode', () => {
  it.each(['localhost', 'localhost:4321', '127.0.0.1', '127.8.9.1:80', '[::1]:4321', 'kb.localhost'])(
    'answers requests for %s',
    async (host) => {
      expect(await statusOf({ Host: host })).toBe(200);
    },
  );

  it.each(['kb.example.com', '127.0.0.1.example.com', 'localhost.example.com', '10.0.0.1', '0.0.0.0', 'x'])(
    'refuses requests for %s, pages too',
    async (host) => {
      expect(await statusOf({ Host: host })).toBe(421);
      expect((await ask(opened.address, '/', { headers: { Host: host } })).status).toBe(421);
    },
  );

  it.each(['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP'])(
    'refuses what a proxy passes on with %s',
    async (name) => {
      expect(await statusOf({ [name]: 'for=192.0.2.1' })).toBe(421);
    },
  );

  it.each([
    ['a page elsewhere', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
    ['a page elsewhere in an old browser', { Origin: 'https://evil.example' }],
    ['a page in a sandbox', { Origin: 'null' }],
    ['a page of another port', { Origin: 'http://127.0.0.1:1', 'Sec-Fetch-Site': 'same-site' }],
    ['a browser that hides the origin', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('refuses a write that %s asks for', async (_, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(await statusOf(headers, method)).toBe(403);
    expect(await statusOf(headers)).toBe(200);
  });

  it('takes writes from its own pages and from programs', async () => {
    // There is nothing to write here: 405 says that the request got that far.
    expect(await statusOf({}, 'POST')).toBe(405);
    expect(await statusOf({ Origin: opened.address, 'Sec-Fetch-Site': 'same-origin' }, 'POST')).toBe(405);
  });
});
