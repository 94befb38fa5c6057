import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Question } from './ask.ts';
import { sampleArticle } from '../store/sample-article.ts';
import { homePage, largeFile } from './make-build.ts';
import { openServer, type OpenServer } from './open-server.ts';

let opened: OpenServer;
const get = (path: string, question?: Question) => ask(opened.address, path, question);
beforeAll(async () => {
  opened = await openServer({
    articles: [sampleArticle('SN-0001'), sampleArticle('SN-0001.zh-Hans'), sampleArticle('BP-0002')],
    redirects: [
      { from: '/articles/bp-9001/', to: '/articles/bp-0002/' },
      { from: '/kb/1187', to: '/articles/sn-0001/' },
      { from: '/kb/süd/', to: '/articles/sn-0001/' },
    ],
  });
});
afterAll(() => opened.close());

describe('content codings', () => {
  it.each([
    ['gzip, deflate, br', 'br', (body: Buffer) => brotliDecompressSync(body).toString()],
    ['gzip', 'gzip', (body: Buffer) => gunzipSync(body).toString()],
    ['identity', undefined, (body: Buffer) => body.toString()],
  ])('for %s: %s', async (accepted, encoding, decode) => {
    const { headers, body } = await get('/', { headers: { 'Accept-Encoding': accepted } });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers.vary).toBe('Accept-Encoding');
    expect(headers['content-length']).toBe(String(body.length));
    expect(decode(body)).toBe(homePage);
  });

  it('have tags of their own, each answered by 304', async () => {
    const tags = new Set<string>();
    for (const encoding of ['br', 'gzip', 'identity']) {
      const { headers } = await get('/', { headers: { 'Accept-Encoding': encoding } });
      const tag = headers.etag ?? '';
      tags.add(tag);
      const again = await get('/', {
        headers: { 'Accept-Encoding': encoding, 'If-None-Match': `"x", W/${tag}` },
      });
      expect([again.status, again.text, again.headers.etag]).toEqual([304, '', tag]);
      expect(again.headers['cache-control']).toBe('no-cache');
      expect(again.headers.vary).toBe('Accept-Encoding');
    }
    expect(tags.size).toBe(3);
  });

  it('are not looked for where the build makes none', async () => {
    const { headers } = await get('/images/9f8e7d.png', { headers: { 'Accept-Encoding': 'br' } });
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers.vary).toBeUndefined();
  });
});

describe('types and caching', () => {
  it.each([
    ['/articles/sn-0001/', 'text/html; charset=utf-8', false],
    ['/articles/sn-0001.md', 'text/markdown; charset=utf-8', false],
    ['/_astro/site.B1c2D3.js', 'text/javascript; charset=utf-8', true],
    ['/search-index/manifest.json', 'application/json', false],
    ['/search-index/0a1b2c.bin', 'application/octet-stream', true],
    ['/images/9f8e7d.png', 'image/png', true],
    ['/manifest.webmanifest', 'application/manifest+json', false],
    ['/opensearch.xml', 'application/opensearchdescription+xml', false],
    ['/rss.xml', 'application/rss+xml', false],
    ['/robots.txt', 'text/plain; charset=utf-8', false],
  ])('%s is %s', async (path, type, isImmutable) => {
    const { status, headers } = await get(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['cache-control']).toBe(isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    expect(headers.etag).toMatch(/^"[^"]+"$/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('HEAD and ranges', () => {
  it('HEAD has the headers of GET and no body', async () => {
    for (const path of ['/', '/images/large.bin', '/nothing']) {
      const [whole, head] = [await get(path), await get(path, { method: 'HEAD' })];
      const { date: _, 'x-request-id': __, ...expected } = whole.headers;
      expect(head.headers).toMatchObject(expected);
      expect([head.status, head.body.length]).toEqual([whole.status, 0]);
    }
  });

  it('a large file is streamed, and answered by 304 to who has it', async () => {
    const { body, headers } = await get('/images/large.bin');
    expect(body.equals(largeFile)).toBe(true);
    expect(
      (await get('/images/large.bin', { headers: { 'If-None-Match': headers.etag ?? '' } })).status,
    ).toBe(304);
  });

  it.each(['/images/large.bin', '/index.html'])('a part of %s is sent to who asks for one', async (path) => {
    const { body: whole, headers } = await get(path);
    const part = await get(path, { headers: { Range: 'bytes=10-19', 'Accept-Encoding': 'br' } });
    expect([part.status, part.headers['content-range'], part.headers['content-encoding']]).toEqual([
      206,
      `bytes 10-19/${whole.length}`,
      undefined,
    ]);
    expect(part.body.equals(whole.subarray(10, 20))).toBe(true);
    const condition = { Range: 'bytes=10-19', 'If-Range': headers.etag ?? '' };
    expect((await get(path, { headers: condition })).status).toBe(206);
    expect((await get(path, { headers: { ...condition, 'If-Range': '"old"' } })).status).toBe(200);
  });

  it('a range outside the file is refused with its size', async () => {
    const { status, headers, text } = await get('/robots.txt', { headers: { Range: 'bytes=500-' } });
    expect([status, headers['content-range'], headers['content-type']]).toEqual([
      416,
      'bytes */14',
      'application/problem+json',
    ]);
    expect(JSON.parse(text)).toMatchObject({ detail: 'The file has 14 bytes.' });
  });
});

describe('redirects', () => {
  it.each([
    ['/articles/sn-0001', '/articles/sn-0001/'],
    ['/articles/SN-0001/', '/articles/sn-0001/'],
    ['/articles/SN-0001', '/articles/sn-0001/'],
    ['/articles/sn-0001/zh-Hans/', '/articles/sn-0001/zh-hans/'],
    ['/articles/SN-0001.md', '/articles/sn-0001.md'],
    ['/kb/1187', '/articles/sn-0001/'],
    ['/kb/1187/', '/articles/sn-0001/'],
    ['/kb/s%C3%BCd', '/articles/sn-0001/'],
    ['/kb/1187?q=a%20b', '/articles/sn-0001/?q=a%20b'],
  ])('%s leads to %s', async (path, location) => {
    const { status, headers } = await get(path);
    expect([status, headers.location]).toEqual([308, location]);
  });

  it.each([
    ['/articles/sn-0001/it/', '/articles/sn-0001/#not-in-it'],
    ['/articles/SN-0001/IT?q=a', '/articles/sn-0001/?q=a#not-in-it'],
    ['/articles/bp-0002/zh-hans/', '/articles/bp-0002/#not-in-zh-hans'],
    ['/articles/bp-9001/cs/', '/articles/bp-0002/#not-in-cs'],
    ['/articles/sn-0001/en/', '/articles/sn-0001/'],
    ['/articles/sn-0001.it.md', '/articles/sn-0001.md'],
  ])('for a translation that does not exist %s leads to %s, for now', async (path, location) => {
    const { status, headers } = await get(path);
    expect([status, headers.location, headers['cache-control']]).toEqual([302, location, 'no-cache']);
  });

  it.each(['/articles/sn-0001/xx/', '/articles/sn-0009/it/', '/articles/sn-0001/it/history/'])(
    'do not make up where %s leads',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it.each(['//example.com', '//example.com/', '/%2f%2fexample.com/', '///example.com', '/\\example.com'])(
    'never lead to another host: %s',
    async (path) => {
      expect((await get(path)).headers.location ?? '/').toMatch(/^\/(?![/\\])/);
    },
  );
});

describe('what is not there', () => {
  it('gets the page for it with status 404, compressed like any page', async () => {
    const { status, headers, body } = await get('/nothing', {
      headers: { 'Accept-Encoding': 'br', 'If-None-Match': '*' },
    });
    expect([status, headers['content-encoding'], headers['cache-control']]).toEqual([404, 'br', 'no-cache']);
    expect(brotliDecompressSync(body).toString()).toContain('Nothing is here');
  });

  it('gets a problem below /api', async () => {
    const { status, headers } = await get('/api/nothing');
    expect([status, headers['content-type']]).toEqual([404, 'application/problem+json']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('pages do not take %s', async (method) => {
    const { status, headers } = await get('/', { method, ...(method === 'POST' && { body: 'x' }) });
    expect([status, headers.allow, headers['content-type']]).toEqual([
      405,
      'GET, HEAD',
      'application/problem+json',
    ]);
  });
});
