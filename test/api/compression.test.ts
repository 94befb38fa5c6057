import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationEnvironment } from '../../src/api/application-environment.ts';
import { acceptCodedTags, compressAnswer } from '../../src/api/compression/compress-answers.ts';
import { leastBytes } from '../../src/api/compression/least-bytes.ts';
import { sampleArticle } from '../store/sample-article.ts';
import { openApplication, type OpenApplication } from './open-application.ts';

let application: OpenApplication;
beforeAll(async () => {
  const articles = Array.from({ length: 30 }, (_, at) => sampleArticle(`SN-${String(at).padStart(4, '0')}`));
  application = await openApplication(articles);
});
afterAll(() => application.close());

const ask = async (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  application.app.request(path, { method, headers });
const gzip = { 'Accept-Encoding': 'gzip, br' };

describe('answers of the API', () => {
  it('are compressed for who takes gzip, and are the same then', async () => {
    const [plain, coded] = [await ask('/api/articles'), await ask('/api/articles', gzip)];
    const [text, bytes] = [await plain.text(), Buffer.from(await coded.arrayBuffer())];
    expect([plain.headers.get('Content-Encoding'), coded.headers.get('Content-Encoding')]).toEqual([
      null,
      'gzip',
    ]);
    expect(gunzipSync(bytes).toString()).toBe(text);
    expect(bytes.length).toBeLessThan(text.length / 4);
    expect([plain.headers.get('Vary'), coded.headers.get('Vary')]).toEqual([
      'Accept-Encoding',
      'Accept-Encoding',
    ]);
    expect(coded.headers.has('Content-Length')).toBe(false);
  });

  it.each(['/api/openapi.json', '/api/docs', '/api/docs/reference.css'])('%s, too', async (path) => {
    expect((await ask(path, gzip)).headers.get('Content-Encoding')).toBe('gzip');
  });

  it.each(['/api/health', '/api/nothing', '/api/articles?limit=1'])(
    '%s is too short for it',
    async (path) => {
      const { headers } = await ask(path, gzip);
      expect(headers.get('Content-Encoding')).toBeNull();
      expect(Number(headers.get('Content-Length'))).toBeLessThan(leastBytes);
    },
  );

  it.each(['gzip;q=0', 'identity', 'br'])('are left alone for “%s”', async (accepted) => {
    expect(
      (await ask('/api/articles', { 'Accept-Encoding': accepted })).headers.get('Content-Encoding'),
    ).toBeNull();
  });
});

describe('tags of answers', () => {
  it('are strong, and each representation has its own', async () => {
    const [plain, coded] = [await ask('/api/articles'), await ask('/api/articles', gzip)];
    const tag = plain.headers.get('ETag') ?? '';
    expect(tag).toMatch(/^"[^"]+"$/);
    expect(coded.headers.get('ETag')).toBe(tag.replace(/"$/, '-gzip"'));
  });

  it('are answered by 304 to who has that representation, whatever else they have', async () => {
    for (const headers of [{}, gzip]) {
      const tag = (await ask('/api/articles', headers)).headers.get('ETag') ?? '';
      const again = await ask('/api/articles', { ...headers, 'If-None-Match': `"old", W/${tag}` });
      expect([
        again.status,
        again.headers.get('ETag'),
        again.headers.get('Vary'),
        await again.text(),
      ]).toEqual([304, tag, 'Accept-Encoding', '']);
    }
  });
});

describe('compressAnswer', () => {
  const text = JSON.stringify({ text: 'casebook '.repeat(1000) });
  const app = new Hono<ApplicationEnvironment>();
  app.use(async (context, next) => {
    const asked = acceptCodedTags(context);
    await next();
    await compressAnswer(context, asked);
  });
  app.use(etag());
  app.get('/versioned', (context) => context.json({ text }, 200, { ETag: '"3"' }));
  app.put('/versioned', (context) =>
    context.json({
      matches: context.req.header('If-Match') === '"3"',
      agent: context.req.header('User-Agent'),
    }),
  );
  app.get('/stream', () => {
    let left = 50;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        left -= 1;
        controller.enqueue(new TextEncoder().encode(left === 0 ? ']' : `"${'x'.repeat(100)}",`));
        if (left === 0) controller.close();
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'application/json', ETag: '"s"' } });
  });

  it('lets a handler find the tag that it gave out in what the client sends back', async () => {
    const got = await app.request('/versioned', { headers: gzip });
    expect(got.headers.get('ETag')).toBe('"3-gzip"');
    const put = await app.request('/versioned', {
      method: 'PUT',
      headers: { 'If-Match': got.headers.get('ETag') ?? '', 'User-Agent': 'test' },
      body: '{}',
    });
    expect(await put.json()).toEqual({ matches: true, agent: 'test' });
  });

  it('passes on what comes bit by bit, whole and in order', async () => {
    const [plain, coded] = [await app.request('/stream'), await app.request('/stream', { headers: gzip })];
    expect(coded.headers.get('Content-Encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await coded.arrayBuffer())).toString()).toBe(await plain.text());
  });

  it('leaves HEAD without a body', async () => {
    const { status, headers, body } = await app.request('/versioned', { method: 'HEAD', headers: gzip });
    expect([status, headers.get('ETag'), body]).toEqual([200, '"3"', null]);
  });
});
