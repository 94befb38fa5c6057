import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleArticle } from '../store/sample-article.ts';
import { ask } from './ask.ts';
import { openServer, type OpenServer } from './open-server.ts';

let opened: OpenServer;
beforeAll(async () => {
  const articles = Array.from({ length: 30 }, (_, at) => sampleArticle(`SN-${String(at).padStart(4, '0')}`));
  opened = await openServer({ articles });
});
afterAll(() => opened.close());

describe('compressed answers over HTTP', () => {
  it('have the bytes that they declare, and are answered by 304 to who has them', async () => {
    const headers = { 'Accept-Encoding': 'gzip' };
    const coded = await ask(opened.address, '/api/articles', { headers });
    expect(coded.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(coded.body).toString())).toMatchObject({ items: { length: 30 } });
    const again = await ask(opened.address, '/api/articles', {
      headers: { ...headers, 'If-None-Match': coded.headers.etag ?? '' },
    });
    expect([again.status, again.headers.etag]).toEqual([304, coded.headers.etag]);
  });
});
