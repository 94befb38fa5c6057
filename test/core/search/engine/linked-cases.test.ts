import { describe, expect, it } from 'vitest';
import { buildIndexOf } from '../../../../src/core/search/build/build-search-index.ts';
import { openSearch } from '../../../../src/core/search/engine/open-search.ts';
import type { AnsweredCases, SearchArticle } from '../../../../src/core/search/search-document.ts';
import type { SearchHit } from '../../../../src/core/search/search-results.ts';
import { exampleArticle, loadFrom } from '../example-articles.ts';
import { saidOtherwise } from '../wording/said-cases.ts';

const article = (key: string, title: string, text: string, cases?: AnsweredCases): SearchArticle =>
  exampleArticle({ key, title, text, texts: { title, codes: key }, ...(cases && { cases }) });

const base = (cases?: AnsweredCases): SearchArticle[] => [
  article(
    'SN-0001',
    'All paths down after a fabric failover',
    'The multipath plug-in lost every path.',
    cases,
  ),
  article('SN-0002', 'Machines are slow after a snapshot', 'Consolidate the snapshots of the machines.'),
  article('SN-0003', 'Datastore is full', 'Free space on the datastore, then answer the machines.'),
];

const said: AnsweredCases = {
  statements: ['All our servers froze on Monday morning', 'Nothing reacts, the screens are frozen'],
  reuse: 12,
};

const names = (articles: readonly SearchArticle[]): Set<string> =>
  new Set(buildIndexOf(articles).map(({ name }) => name));

async function ask(articles: readonly SearchArticle[], query: string, sort?: 'reused') {
  const { search } = await openSearch({ load: loadFrom(buildIndexOf(articles)) });
  return search(query, { limit: 5, loosen: true, ...(sort && { sort }) });
}
const keys = (hits: readonly SearchHit[]): string[] => hits.map(({ key }) => key);

describe('search with linked cases', () => {
  it("finds an article by what its cases' customers said, and says so", async () => {
    expect((await ask(base(), 'servers froze monday')).hits).toEqual([]);
    const { hits } = await ask(base(said), 'servers froze monday');
    expect(keys(hits)).toEqual(['SN-0001']);
    expect(hits[0]?.cases).toMatchObject({ reuse: 12, isDecisive: true });
    const marked = hits[0]?.cases?.statement.filter(({ isMarked }) => isMarked).map(({ text }) => text);
    expect(marked).toEqual(['servers', 'froze', 'Monday']);
  });

  it('puts an article before one whose words fit a little, where a customer said nearly the same', async () => {
    const statements = ['Our machines do not answer any more since the night'];
    const query = 'machines do not answer since last night';
    expect(keys((await ask(base(), query)).hits)[0]).not.toBe('SN-0001');
    const { hits } = await ask(base({ statements, reuse: 1 }), query);
    expect(hits[0]).toMatchObject({ key: 'SN-0001', cases: { isDecisive: true } });
  });

  it('leaves the order as it is where no case resembles the query', async () => {
    const query = 'datastore is full';
    const { hits } = await ask(base({ statements: ['The datastore of the mail server'], reuse: 40 }), query);
    expect(hits[0]).toMatchObject({ key: 'SN-0003' });
    expect(hits.every(({ cases }) => cases?.isDecisive !== true || cases.reuse === 40)).toBe(true);
    expect(keys(hits)[0]).toBe(keys((await ask(base(), query)).hits)[0]);
  });

  it('does not say that cases decided where the article is first by its own words', async () => {
    const { hits } = await ask(
      base({ statements: ['all paths are down'], reuse: 3 }),
      'all paths down fabric',
    );
    expect(hits[0]).toMatchObject({ key: 'SN-0001', cases: { reuse: 3, isDecisive: false } });
  });

  it('tells at first what is first in the end', async () => {
    const statements = ['machines do not answer since last night', 'the datastore is slow'];
    const { search } = await openSearch({
      load: loadFrom(buildIndexOf(base({ statements, reuse: 2 }))),
    });
    for (const query of [
      'machines slow',
      'datastore slow',
      'machines do not answer',
      'snapshot slow night',
    ]) {
      const first: string[] = [];
      const { hits } = await search(query, {
        limit: 3,
        onFirst: (results) => first.push(...keys(results.hits)),
      });
      expect([query, first]).toEqual([query, keys(hits).slice(0, 1)]);
    }
  });

  it('finds phrases in what customers said', async () => {
    expect(keys((await ask(base(said), '"screens are frozen"')).hits)).toEqual(['SN-0001']);
    expect((await ask(base(said), '"frozen screens"')).isLoosened).toBe(true);
  });

  it('looks into the cases alone for cases:word', async () => {
    expect(keys((await ask(base(said), 'cases:froze')).hits)).toEqual(['SN-0001']);
    expect((await ask(base(said), '+cases:multipath')).hits).toEqual([]);
  });

  it('puts what resolved most cases first when asked to, and asks for the best where no case is known', async () => {
    const some = base(said).map((each) =>
      each.key === 'SN-0003' ? { ...each, cases: { statements: [], reuse: 90 } } : each,
    );
    expect(keys((await ask(some, 'machines paths', 'reused')).hits)).toEqual([
      'SN-0003',
      'SN-0001',
      'SN-0002',
    ]);
    expect(keys((await ask(base(), 'machines paths', 'reused')).hits)).toEqual(
      keys((await ask(base(), 'machines paths')).hits),
    );
  });
});

describe('an index that knows of no case', () => {
  it('has nothing for them: neither a field, nor a column, nor a cell', () => {
    const [manifest] = buildIndexOf(base());
    const parsed = JSON.parse(new TextDecoder().decode(manifest?.bytes)) as { averageFieldLengths: number[] };
    expect(parsed.averageFieldLengths).toHaveLength(7);
    expect(names(base()).intersection(names(base({ statements: [], reuse: 1 })))).not.toEqual(names(base()));
  });
});

const saidArticles = (isTaught: (index: number) => boolean): SearchArticle[] =>
  saidOtherwise.map(({ title, statements }, index) =>
    article(
      `SN-${index}`,
      title,
      'What a canvas can do, and what people and files have to do with it.',
      isTaught(index) ? { statements, reuse: statements.length } : undefined,
    ),
  );
const hasWording = (some: readonly SearchArticle[]) =>
  Array.from(names(some)).some((name) => name.startsWith('wording-'));

describe('search where cases tell how customers word things', () => {
  it('puts first what a title calls otherwise, although no customer said so of this article yet', async () => {
    // SN-12 sorts boards, others do other things with them. All texts are alike.
    const taught = saidArticles((index) => index !== 12);
    const { hits } = await ask(taught, 'alphabetical boards');
    expect(keys(hits)[0]).toBe('SN-12');
    expect(hits[0]?.cases).toBeUndefined();
    expect(
      keys(
        (
          await ask(
            saidArticles(() => false),
            'alphabetical boards',
          )
        ).hits,
      )[0],
    ).not.toBe('SN-12');
  });

  it('hears also words that say nothing alone, by the texts that have them', async () => {
    const twins = [
      article('SN-90', 'Merge boards', 'Two canvas become one, and never to their files.'),
      article('SN-91', 'Merge boards', 'Two canvas become one, and ever from their files.'),
    ];
    const asked = async (some: readonly SearchArticle[]) =>
      keys((await ask([...some, ...twins], 'merge boards from')).hits)[0];
    expect(await asked(saidArticles(() => false))).toBe('SN-90');
    expect(await asked(saidArticles(() => true))).toBe('SN-91');
  });

  it('keeps a file of it only where held-back statements find their articles by it', () => {
    expect(hasWording(saidArticles(() => true))).toBe(true);
    expect(hasWording(saidArticles((index) => index < 9))).toBe(false);
    expect(hasWording(base(said))).toBe(false);
  });

  it('answers without that file, and says that it is missing', async () => {
    const files = buildIndexOf(saidArticles(() => true));
    const load = loadFrom(files.filter(({ name }) => !name.startsWith('wording-')));
    const { search } = await openSearch({ load });
    const { hits, missing } = await search('export boards', { limit: 3 });
    expect(keys(hits)[0]).toBe('SN-4');
    expect(missing.map(({ file }) => file)).toEqual([expect.stringMatching(/^wording-/)]);
  });

  it('tells at first what is first in the end', async () => {
    const { search } = await openSearch({ load: loadFrom(buildIndexOf(saidArticles(() => true))) });
    for (const query of ['remove people', 'order of colours', 'canvas']) {
      const first: string[] = [];
      const { hits } = await search(query, {
        limit: 3,
        onFirst: (results) => first.push(...keys(results.hits)),
      });
      expect([query, first]).toEqual([query, keys(hits).slice(0, 1)]);
    }
  });
});
