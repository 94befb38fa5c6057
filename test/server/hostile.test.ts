import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedMaterial } from '../support/shared-data.ts';
import { ask, askRaw } from './ask.ts';
import { openServer, type OpenServer } from './open-server.ts';

const list = sharedMaterial('hostile/blns.json');
const strings = list.isThere ? (JSON.parse(readFileSync(list.path, 'utf8')) as string[]) : [];

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterAll(() => opened.close());

const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
const faults = () => opened.log().filter(({ level }) => Number(level) >= 50);

describe.skipIf(!list.isThere)(
  `the list of naughty strings${list.isThere ? '' : ` (${list.reason})`}`,
  () => {
    const places: readonly (readonly [string, (text: string) => string])[] = [
      ['a title to search for', (text) => `/api/articles?q=${encode(text)}`],
      [
        'a filter',
        (text) => `/api/articles?type=${encode(text)}&product=${encode(text)}&cursor=${encode(text)}`,
      ],
      ['the name of a parameter', (text) => `/api/articles?${encode(text)}=1`],
      ['an id', (text) => `/api/articles/${encode(text)}`],
      ['a revision', (text) => `/api/articles/SN-0001/revisions/${encode(text)}`],
      ['a page', (text) => `/${encode(text)}`],
    ];
    it.each(places)('as %s gets an answer, or a problem where it is refused', async (_, addressOf) => {
      const wrong: unknown[] = [];
      for (const text of strings) {
        const address = addressOf(text);
        const { status, headers } = await ask(opened.address, address);
        const type = status < 400 || !address.startsWith('/api') ? undefined : headers['content-type'];
        if (status >= 500 || (type !== undefined && type !== 'application/problem+json'))
          wrong.push({ text, status, type });
      }
      expect(wrong).toEqual([]);
      expect(faults()).toEqual([]);
    });

    it('as a header makes no fault', async () => {
      for (const text of strings) {
        const value = Buffer.from(text.replace(/[\r\n\0]/g, ' ').toWellFormed())
          .toString('latin1')
          .replace(/[^\t\x20-\x7e\x80-\xff]/g, '');
        for (const name of [
          'X-Request-Id',
          'If-None-Match',
          'Accept-Encoding',
          'Range',
          'X-Forwarded-Proto',
          'Cookie',
        ]) {
          expect((await ask(opened.address, '/', { headers: { [name]: value } })).status).toBeLessThan(500);
        }
      }
      expect(faults()).toEqual([]);
    });

    it('as a body is refused with 405', async () => {
      for (const text of strings) {
        expect(
          (await ask(opened.address, '/api/articles', { method: 'POST', body: text.toWellFormed() })).status,
        ).toBe(405);
      }
    });
  },
);

describe('requests that are hardly HTTP', () => {
  const raw: readonly (readonly [string, string | Buffer])[] = [
    ['nothing', ''],
    ['noise', Buffer.from([0, 1, 2, 255, 254, 13, 10, 13, 10])],
    [
      'a path above the root',
      'GET /../../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    ],
    [
      'an encoded path above the root',
      'GET /%2e%2e/%2e%2e/canary.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    ],
    ['backslashes', 'GET /..\\..\\canary.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    [
      'an absolute address',
      'GET http://other.example/../canary.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    ],
    ['a path without a slash', 'GET canary.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    ['a bad Host header', 'GET / HTTP/1.1\r\nHost: a b/../c@d\r\nConnection: close\r\n\r\n'],
    ['no Host header', 'GET / HTTP/1.0\r\n\r\n'],
    ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['a trace', 'TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    ['an invented method', 'BREW /pot HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    ['a header of 64 kB', `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'a'.repeat(65_536)}\r\n\r\n`],
    [
      'a path of 15 kB',
      `GET /${'a'.repeat(15_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    ],
    [
      'two lengths',
      'POST /api/articles HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'bytes that are not UTF-8',
      Buffer.from(
        'GET /%ff%fe?q=%ff%c0%af HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
        'latin1',
      ),
    ],
    [
      'a lone surrogate',
      'GET /api/articles?q=%ed%a0%80 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    ],
    [
      'an upgrade',
      'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
    ],
  ];
  it.each(raw)('%s gets no fault and nothing from outside the site', async (_, bytes) => {
    const answer = await askRaw(opened.address, bytes);
    expect(answer).not.toMatch(/^HTTP\/1\.1 5|: canary|root:/);
    expect((await ask(opened.address, '/api/health')).status).toBe(200);
  });
});
