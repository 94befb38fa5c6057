import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customerSchema } from '../../../src/core/customer/customer.ts';
import { policyFiles } from '../../../src/core/policy/policy.ts';
import { buildIndexOf } from '../../../src/core/search/build/build-search-index.ts';
import { openSearch } from '../../../src/core/search/engine/open-search.ts';
import { suggest } from '../../../src/core/suggest/suggest.ts';
import { exampleArticle, loadFrom } from '../../core/search/example-articles.ts';
import { sampleArticle } from '../../store/sample-article.ts';
import { openCaseApplication, type CaseApplication, type PresentedCase } from './case-application.ts';

const indexed = [
  exampleArticle({
    key: 'SN-0001',
    address: '/articles/sn-0001/',
    title: 'Datastore is read-only after a failover',
    products: ['vsphere'],
    sections: [
      {
        id: 'issue',
        heading: 'Issue',
        text: 'After a failover the datastore is read-only and machines freeze.',
      },
    ],
  }),
  exampleArticle({
    key: 'SN-0002',
    address: '/articles/sn-0002/',
    title: 'Snapshots fill the volume',
    sections: [
      {
        id: 'cause',
        heading: 'Cause',
        text: 'Old snapshots keep the volume full: a snapshot holds its blocks.',
      },
    ],
  }),
];
const translation = exampleArticle({
  key: 'SN-0001.it',
  language: 'it',
  address: '/articles/sn-0001/it/',
  title: 'Datastore read-only dopo un failover',
  products: ['vsphere'],
});
const record = exampleArticle({
  key: 'CF-0001',
  type: 'customer-record',
  title: 'Datastore of a customer, read-only',
});
const { products } = policyFiles.products.parse({
  products: [
    { id: 'ontap', name: 'NetApp ONTAP', team: 'storage', keywords: ['netapp'] },
    { id: 'vsphere', name: 'vSphere', team: 'virtualisation', keywords: ['vmotion'] },
  ],
});

const otherRecord = exampleArticle({
  key: 'CF-0002',
  type: 'customer-record',
  address: '/articles/cf-0002/',
  title: 'Datastore of another customer, read-only',
});
/** In its original language only. */
const italian = exampleArticle({
  key: 'SN-0009',
  language: 'it',
  address: '/articles/sn-0009/',
  title: 'Il quorum è perso, il cluster si ferma',
});
const harbourline = customerSchema.parse({
  id: 'harbourline',
  name: 'Harbourline Logistics',
  record: 'CF-0001',
  agreement: 'platinum',
  contract: { number: 'HL-2024-0117', kind: 'project', from: '2026-01-01', to: '2026-12-31' },
  timeZone: 'Europe/London',
});

let application: CaseApplication;
beforeEach(async () => {
  const articleSearch = await openSearch({ load: loadFrom(buildIndexOf([...indexed, translation, record])) });
  application = await openCaseApplication([sampleArticle('SN-0001'), sampleArticle('SN-0002')], {
    articleSearch,
    products,
  });
});
afterEach(() => application.close());

const ask = async (body: object) => application.send('POST', '/suggestions', body);
const keys = ({ body }: Awaited<ReturnType<typeof ask>>): string[] =>
  (body.articles as { key: string }[]).map(({ key }) => key);

const ofCase = async (number: string) => application.send('GET', `/suggestions?case=${number}`);

/** A resolved case with a link. */
async function resolve(problem: string, article?: string, kind = 'reused'): Promise<PresentedCase> {
  const opened = await application.open({ problem, title: problem.slice(0, 60) });
  const resolved = await application.act(opened.number, 'transitions', {
    transition: 'resolve',
    kind: 'solved',
    cause: 'A cause',
    resolution: 'Rescan the paths',
  });
  if (resolved.status >= 300) throw new Error(JSON.stringify(resolved.body));
  if (article !== undefined) {
    const linked = await application.send('POST', `/cases/${opened.number}/links`, {
      links: [{ article, kind }],
    });
    if (linked.status !== 201) throw new Error(JSON.stringify(linked.body));
  }
  return opened;
}

describe('POST /api/suggestions', () => {
  it('gives articles for a text, with passage, words and reasons', async () => {
    const { status, body } = await ask({
      text: 'The datastore became read-only, machines freeze',
      product: 'vsphere',
    });
    expect(status).toBe(200);
    expect(body.articles[0]).toMatchObject({
      key: 'SN-0001',
      title: 'Datastore is read-only after a failover',
      address: '/articles/sn-0001/#issue',
      heading: 'Issue',
      score: 1,
      passage: { text: 'After a failover the datastore is read-only and machines freeze.' },
    });
    const named = body.articles.map(({ key }: { key: string }) => key);
    expect(named).not.toContain('CF-0001');
    // A translation is the same article.
    expect(named).not.toContain('SN-0001.it');
    expect(body.articles[0].reasons[1].text).toBe('It is about vSphere.');
    expect(body.articles[0].words).toContain('machines');
    expect(body.articles[0].reasons.map(({ code }: { code: string }) => code)).toEqual(['words', 'product']);
  });

  it('names a word once as a reason, however it stands there', async () => {
    const { body } = await ask({ text: 'Snapshots everywhere' });
    const [{ words, reasons }] = body.articles;
    expect(words).toEqual(expect.arrayContaining(['snapshots', 'snapshot']));
    expect(reasons[0].text).toMatch(/^It says “snapshots?”\.$/);
  });

  it('gives resolved cases that are like the text, and raises the articles that answered them', async () => {
    const text = 'Nightly backups hang and the console is grey';
    expect(keys(await ask({ text }))).toEqual([]);
    const one = await resolve('The nightly backups hang, console grey since Monday', 'SN-0002');
    await application.open({ problem: 'The nightly backups hang, console grey' });
    const answer = await ask({ text });
    expect(keys(answer)).toEqual(['SN-0002']);
    expect(answer.body.articles[0].reasons[0]).toEqual({
      code: 'similar-case',
      text: `It answered ${one.number}, which is like this.`,
    });
    expect(answer.body.cases).toMatchObject([
      {
        number: one.number,
        statement: 'The nightly backups hang, console grey since Monday',
        words: ['Nightly', 'backups', 'hang', 'console', 'grey'],
        resolution: 'Rescan the paths',
        articles: ['SN-0002'],
      },
    ]);
  });

  it('names an article once that a similar case used and changed', async () => {
    const one = await resolve('The nightly backups hang, console grey since Monday', 'SN-0002');
    const improved = { links: [{ article: 'SN-0002', kind: 'improved' }] };
    expect((await application.send('POST', `/cases/${one.number}/links`, improved)).status).toBe(201);
    const { body } = await ask({ text: 'Nightly backups hang and the console is grey' });
    expect(body.cases).toMatchObject([{ number: one.number, articles: ['SN-0002'] }]);
  });

  it('puts what answered similar cases before what only has words in common', async () => {
    const text = 'After the failover the datastore vanished, snapshots hang';
    expect(keys(await ask({ text }))[0]).toBe('SN-0001');
    for (const ending of ['on Monday', 'on Tuesday', 'again'])
      await resolve(`After the failover the datastore vanished and snapshots hang ${ending}`, 'SN-0002');
    expect(keys(await ask({ text }))[0]).toBe('SN-0002');
  });

  it('advises on words that lead to two teams', async () => {
    const { body } = await ask({
      text: 'Since Monday, after the update to 9.1, NetApp volumes stop vMotion',
    });
    expect(body.advice).toMatchObject([{ code: 'routes-to-two-teams', words: ['NetApp', 'vMotion'] }]);
  });

  it.each([
    ['nothing', {}],
    ['an empty text', { text: '  ' }],
    ['a number that is none', { case: 'SN-0001' }],
    ['too many', { text: 'x', limit: 1000 }],
  ])('refuses %s', async (_, body) => {
    expect((await ask(body)).status).toBe(422);
  });

  it('says that there is no such case', async () => {
    expect((await ask({ case: 'SR-999999' })).status).toBe(404);
    expect((await application.send('GET', '/suggestions?case=SR-999999')).status).toBe(404);
  });
});

describe('GET /api/suggestions', () => {
  it('suggests for what a case says, and leaves out what it is linked to', async () => {
    const subject = await application.open({
      problem: 'The datastore is read-only, old snapshots fill the volume',
    });
    expect(keys(await ofCase(subject.number)).toSorted()).toEqual(['SN-0001', 'SN-0002']);
    await application.send('POST', `/cases/${subject.number}/links`, {
      links: [{ article: 'SN-0001', kind: 'consulted' }],
    });
    expect(keys(await ofCase(subject.number))).toEqual(['SN-0002']);
  });

  it('does not suggest again what was dismissed, less on similar cases, and again when that is taken back', async () => {
    const subject = await application.open({ problem: 'The datastore is read-only, machines freeze' });
    const path = `/cases/${subject.number}/dismissed-suggestions/SN-0001`;
    expect((await application.send('PUT', path)).status).toBe(204);
    expect((await application.send('PUT', path)).status).toBe(204);
    expect(keys(await ofCase(subject.number))).not.toContain('SN-0001');
    const audit = await application.send('GET', '/audit?limit=50');
    const dismissals = (audit.body.items as { action: string }[]).filter(
      ({ action }) => action === 'suggestion.dismissed',
    );
    expect(dismissals).toHaveLength(1);
    await application.act(subject.number, 'transitions', {
      transition: 'resolve',
      kind: 'solved',
      cause: 'c',
      resolution: 'r',
    });
    const other = await ask({ text: 'datastore is read-only and machines freeze' });
    expect(other.body.articles[0].reasons.at(-1)).toEqual({
      code: 'dismissed-before',
      text: `It did not fit ${subject.number}.`,
    });
    expect((await application.send('DELETE', path)).status).toBe(204);
    expect(keys(await ofCase(subject.number))).toContain('SN-0001');
  });

  it('says why an article is here that a linked case brought', async () => {
    const taught = indexed.map((article) =>
      article.key === 'SN-0002'
        ? { ...article, cases: { statements: ['All screens are frozen in the morning'], reuse: 3 } }
        : article,
    );
    const articleSearch = await openSearch({ load: loadFrom(buildIndexOf(taught)) });
    const { store } = application;
    const { articles } = await suggest(
      { text: 'screens frozen in the morning', language: 'en', limit: 5 },
      { ...store, articleSearch, policy: undefined },
    );
    expect(articles[0]?.reasons).toContainEqual({
      code: 'customer-said',
      text: 'A customer said nearly the same in a case that it answered.',
    });
  });
});

const keysOf = (found: readonly Record<string, unknown>[]) => found.map(({ key }) => key);

describe('POST /api/cases/:number/draft', () => {
  it('gives a draft under the next free id, what was masked, and the nearest articles', async () => {
    const { number } = await resolve('Marta Novák: the datastore is read-only, machines freeze');
    const { status, body } = await application.send('POST', `/cases/${number}/draft`);
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: 'SN-0003', file: 'service-notes/sn-0003.mdx' });
    expect(body.source).toContain('id: SN-0003');
    expect(body.source).toContain('Rescan the paths');
    expect(body.similar[0]).toMatchObject({
      key: 'SN-0001',
      address: '/articles/sn-0001/#issue',
      sharedWords: expect.arrayContaining(['datastore', 'read-only']) as unknown,
    });
    const again = await application.send('POST', `/cases/${number}/draft`);
    expect(again.body.id).toBe('SN-0004');
    expect((await application.send('POST', '/cases/SR-999999/draft')).status).toBe(404);
  });

  it('names each article once, in the language of the draft, and of customer records the own one alone', async () => {
    const all = [...indexed, translation, record, otherRecord, italian];
    const articleSearch = await openSearch({ load: loadFrom(buildIndexOf(all)) });
    await application.close();
    application = await openCaseApplication(
      [
        sampleArticle('SN-0001', { title: 'Datastore is read-only after a failover' }),
        sampleArticle('SN-0001.it'),
        sampleArticle('SN-0009', { lang: 'it', title: italian.title }),
      ],
      { articleSearch, products, customers: [harbourline] },
    );
    const nearest = async (problem: string): Promise<Record<string, unknown>[]> => {
      const { number } = await resolve(problem);
      const { body } = await application.send('POST', `/cases/${number}/draft`);
      return body.similar;
    };
    const own = await nearest('Datastore of a customer is read-only dopo un failover');
    expect(keysOf(own)).toContain('CF-0001');
    expect(keysOf(own)).not.toContain('CF-0002');
    expect(keysOf(own).filter((key) => String(key).startsWith('SN-0001'))).toEqual(['SN-0001']);
    // Only the translation has these words; it is named by the text in the language of the draft.
    expect(await nearest('dopo')).toMatchObject([
      {
        key: 'SN-0001',
        title: 'Datastore is read-only after a failover',
        address: '/articles/sn-0001/',
        sharedWords: ['dopo'],
      },
    ]);
    expect(await nearest('Il quorum è perso')).toMatchObject([{ key: 'SN-0009', title: italian.title }]);
  });
});
