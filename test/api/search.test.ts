import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchResultsSchema } from '../../src/api/search/search-schema.ts';
import { SearchUnavailableError, type ArticleSearch } from '../../src/core/search/article-search.ts';
import { buildIndexOf } from '../../src/core/search/build/build-search-index.ts';
import { openSearch } from '../../src/core/search/engine/open-search.ts';
import { exampleArticle, loadFrom } from '../core/search/example-articles.ts';
import { openApplication, type OpenApplication } from './open-application.ts';

const articles = [
  exampleArticle({
    key: 'SN-0001',
    address: '/articles/sn-0001/',
    title: 'Datastore is read-only',
    products: ['ontap'],
    day: 20_000,
    sections: [{ id: 'issue', heading: 'Issue', text: 'The datastore of the cluster is read-only.' }],
  }),
  exampleArticle({ key: 'SN-0001.it', language: 'it', title: 'Il datastore è in sola lettura' }),
  exampleArticle({ key: 'PR-0001', type: 'procedure', title: 'Extend a datastore', day: 20_100 }),
  ...Array.from({ length: 25 }, (_, number) =>
    exampleArticle({ key: `SN-${1000 + number}`, title: `Quorum is lost ${number}` }),
  ),
];

let application: OpenApplication;
const get = async (query: string) => application.app.request(`/api/search?${query}`);
const search = async (query: string) => searchResultsSchema.parse(await (await get(query)).json());

beforeAll(async () => {
  const articleSearch = await openSearch({ load: loadFrom(buildIndexOf(articles)) });
  application = await openApplication([], { articleSearch });
});
afterAll(() => application.close());

describe('GET /api/search', () => {
  it('gives articles with what answers in them, marked', async () => {
    const { items, ...results } = await search('q=datastore+cluster');
    expect(results).toMatchObject({
      query: 'datastore cluster',
      isTotalExact: true,
      isLoosened: false,
      isComplete: true,
    });
    expect(items[0]).toMatchObject({
      key: 'SN-0001',
      address: '/articles/sn-0001/#issue',
      verified: '2024-10-04',
      title: { text: 'Datastore is read-only', marks: [[0, 9]] },
      section: { id: 'issue', heading: { text: 'Issue', marks: [] } },
      passage: {
        text: 'The datastore of the cluster is read-only.',
        marks: [
          [4, 13],
          [21, 28],
        ],
      },
    });
  });

  it.each([
    ['q=datastore&type=procedure', ['PR-0001']],
    ['q=datastore&product=ontap', ['SN-0001']],
    ['q=datastore&lang=it', ['SN-0001.it']],
    ['q=datastore&prefer=it&limit=1', ['SN-0001.it']],
    ['q=datastore&sort=newest&limit=2', ['PR-0001', 'SN-0001']],
    ['q=datastore+type:procedure', ['PR-0001']],
    ['q=', []],
  ])('answers %s', async (query, expected) => {
    expect((await search(query)).items.map(({ key }) => key)).toEqual(expected);
  });

  it('says what may have been meant', async () => {
    const { suggestion, total } = await search('q=datastor+quorun');
    expect(suggestion).toEqual({ text: 'datastor quorum', marks: [[9, 15]] });
    expect(total).toBe(3);
  });

  it('leads through all pages by its Link header', async () => {
    const seen: string[] = [];
    let address: string | undefined = '/api/search?q=quorum&limit=10';
    for (let pages = 0; address !== undefined && pages < 9; pages += 1) {
      const response: Response = await application.app.request(address);
      seen.push(...searchResultsSchema.parse(await response.json()).items.map(({ key }) => key));
      address = /<([^>]+)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];
    }
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  it.each([
    '',
    'q=a&limit=0',
    'q=a&cursor=x',
    'q=a&cursor=LTE',
    'q=a&sort=oldest',
    'q=a&page=2',
    `q=${'a'.repeat(4001)}`,
  ])('refuses ?%s', async (query) => {
    const response = await get(query);
    expect(response.status).toBe(422 === response.status ? 422 : 400);
    expect(response.headers.get('Content-Type')).toContain('application/problem+json');
  });

  it('says that it cannot answer while the index cannot be read', async () => {
    const broken: ArticleSearch = {
      search: async () => Promise.reject(new SearchUnavailableError('no manifest')),
    };
    const other = await openApplication([], { articleSearch: broken });
    const response = await other.app.request('/api/search?q=quorum');
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('2');
    await other.close();
  });
});
