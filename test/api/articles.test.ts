import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  articleDetailSchema,
  articleListSchema,
  revisionListSchema,
  revisionSchema,
} from '../../src/api/article/article-schema.ts';
import { revisionOf, sampleArticle } from '../store/sample-article.ts';
import { openApplication, type OpenApplication } from './open-application.ts';

let application: OpenApplication;
const get = async (path: string, headers: Record<string, string> = {}) =>
  application.app.request(path, { headers });
const base = [
  ...Array.from({ length: 7 }, (_, index) => sampleArticle(`SN-${1000 + index}`)),
  sampleArticle('SN-1000.it', { title: 'Il datastore è in sola lettura' }),
  sampleArticle('PR-0001', { type: 'procedure', products: [{ product: 'ceph', versions: ['18'] }] }),
];

beforeAll(async () => {
  application = await openApplication([
    sampleArticle('SN-1000', { revision: '0123456789ab', markdown: 'as delivered' }),
  ]);
  await application.register(base);
});
afterAll(() => application.close());

describe('GET /api/articles', () => {
  it('lists articles in the order of their keys with the address of each', async () => {
    const response = await get('/api/articles');
    expect(response.status).toBe(200);
    const { items } = articleListSchema.parse(await response.json());
    expect(items.map(({ key, address }) => [key, address]).slice(0, 3)).toEqual([
      ['PR-0001', '/articles/pr-0001/'],
      ['SN-1000', '/articles/sn-1000/'],
      ['SN-1000.it', '/articles/sn-1000/it/'],
    ]);
    expect(items).toHaveLength(9);
  });

  it.each([
    ['type=procedure', ['PR-0001']],
    ['product=ceph', ['PR-0001']],
    ['lang=it', ['SN-1000.it']],
    ['audience=public', []],
    ['confidence=validated&type=procedure', ['PR-0001']],
    ['q=SOLA%20datastore', ['SN-1000.it']],
  ])('filters by %s', async (query, expected) => {
    const { items } = articleListSchema.parse(await (await get(`/api/articles?${query}`)).json());
    expect(items.map(({ key }) => key)).toEqual(expected);
  });

  it('leads through all pages by its Link header, keeping the filters', async () => {
    const seen: string[] = [];
    let address: string | undefined = '/api/articles?type=service-note&limit=3';
    for (let pages = 0; address !== undefined && pages < 10; pages += 1) {
      const response: Response = await get(address);
      const { items } = articleListSchema.parse(await response.json());
      seen.push(...items.map(({ key }) => key));
      const links = response.headers.get('Link') ?? '';
      expect(links).toContain('</api/articles?type=service-note&limit=3>; rel="first"');
      address = /<([^>]+)>; rel="next"/.exec(links)?.[1];
    }
    expect(seen).toEqual(
      base
        .map(({ key }) => key)
        .filter((key) => key.startsWith('SN'))
        .toSorted(),
    );
  });

  it('answers 304 to a client that has the page already, until something changes', async () => {
    const etag = (await get('/api/articles')).headers.get('ETag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]+"$/);
    const again = await get('/api/articles', { 'If-None-Match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    await application.register([...base, sampleArticle('SN-2000')]);
    expect((await get('/api/articles', { 'If-None-Match': etag })).status).toBe(200);
    await application.register(base);
  });

  it('reports everything that is wrong with the parameters at once', async () => {
    const response = await get('/api/articles?type=poem&lang=xx&limit=1000&cursor=%20&colour=red&q=a&q=b');
    expect(response.status).toBe(400);
    const problem = (await response.json()) as { errors: { in: string; name: string; message: string }[] };
    expect(problem.errors.map((error) => `${error.in} ${error.name}`).toSorted()).toEqual(
      ['cursor', 'colour', 'lang', 'limit', 'q', 'type'].map((name) => `query ${name}`).toSorted(),
    );
    expect(problem.errors.find(({ name }) => name === 'type')?.message).toContain('service-note');
  });
});

describe('GET /api/articles/:id', () => {
  it('returns the article with its text, sections, languages and latest revisions', async () => {
    const response = await get('/api/articles/SN-1000');
    expect(response.headers.get('Content-Language')).toBe('en');
    const article = articleDetailSchema.parse(await response.json());
    expect(article).toMatchObject({
      key: 'SN-1000',
      markdown: 'Text of SN-1000\n',
      languages: ['en', 'it'],
      sections: [{ id: 'resolution' }],
      registeredAt: '2026-11-22T12:00:00.000Z',
    });
    expect(article.revisions.map(({ revision }) => revision).toSorted()).toEqual(
      ['0123456789ab', revisionOf('SN-1000')].toSorted(),
    );
  });

  it('takes the id in lower case, as addresses have it', async () => {
    expect(await (await get('/api/articles/sn-1000')).json()).toMatchObject({ key: 'SN-1000' });
  });

  it('returns a translation, and the original where there is none', async () => {
    expect(await (await get('/api/articles/SN-1000?lang=it')).json()).toMatchObject({ key: 'SN-1000.it' });
    expect(await (await get('/api/articles/SN-1000?lang=cs')).json()).toMatchObject({
      key: 'SN-1000',
      lang: 'en',
    });
  });

  it('answers 404 with a problem for an id that this build does not have', async () => {
    const response = await get('/api/articles/SN-9999');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      detail: 'There is no article SN-9999 in this build. Ids look like SN-0012.',
    });
  });

  it('answers HEAD like GET without the body', async () => {
    const response = await application.app.request('/api/articles/SN-1000', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('ETag')).toBe((await get('/api/articles/SN-1000')).headers.get('ETag'));
    expect(await response.text()).toBe('');
  });
});

describe('GET /api/articles/:id/revisions', () => {
  it('lists every revision that was given out and says which is current', async () => {
    const list = revisionListSchema.parse(await (await get('/api/articles/SN-1000/revisions')).json());
    expect(list.current).toBe(revisionOf('SN-1000'));
    expect(list.items).toHaveLength(2);
  });

  it('returns an old revision as it was delivered', async () => {
    const response = await get('/api/articles/sn-1000/revisions/0123456789AB');
    expect(revisionSchema.parse(await response.json())).toMatchObject({
      markdown: 'as delivered',
      lang: 'en',
    });
  });

  it.each(['/api/articles/SN-9999/revisions', '/api/articles/SN-1000/revisions/ffffffffffff'])(
    'answers 404 at %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});
