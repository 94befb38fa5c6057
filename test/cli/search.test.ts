import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../src/cli/run-command-line.ts';
import { search } from '../../src/cli/search.ts';
import { article, policy, translation, writeContent } from '../support/content-folder.ts';

describe('casebook search', () => {
  let folder: Awaited<ReturnType<typeof writeContent>>;

  beforeAll(async () => {
    folder = await writeContent({
      ...policy,
      ...article('SN-0001', {
        fields: {
          title: 'Volume is full',
          errorCodes: ['ENOSPC', '0xc0000185'],
          symptoms: ['Nobody can save anything'],
          keywords: ['capacity'],
          products: [{ product: 'ontap', versions: ['9.15.1P3'] }],
          components: ['volume'],
          audience: 'public',
        },
        sections: { resolution: 'Delete old snapshots with `volume snapshot delete`.' },
      }),
      ...article('SN-0002', { fields: { title: 'Quorum is lost' } }),
      ...translation('SN-0002', 'it', { fields: { title: 'Il quorum è perso' } }),
    });
  });
  afterAll(async () => folder.remove());

  const run = async (...words: readonly string[]) => {
    let [out, err] = ['', ''];
    const status = await runCommandLine(
      ['search', '--content', folder.path, ...words],
      { search: async () => Promise.resolve(search) },
      {
        out: (text) => (out += text),
        err: (text) => (err += text),
        isInteractive: false,
        environment: {},
        workingDirectory: folder.path,
        now: () => new Date('2026-11-22T12:00:00Z'),
      },
    );
    return { status, out, err };
  };
  const find = async (...words: readonly string[]): Promise<string[]> => {
    const { out } = await run('--json', ...words);
    const { hits } = JSON.parse(out) as { hits: { key: string }[] };
    return hits.map(({ key }) => key);
  };

  it('prints articles with the section that answers, a passage and the address', async () => {
    const { status, out, err } = await run('delete', 'snapshots');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toBe(
      '1 article\n\nSN-0001  Volume is full › Resolution\n  Delete old snapshots with volume snapshot delete.\n  /articles/sn-0001/#resolution\n',
    );
  });

  it.each([
    ['its title', 'full'],
    ['its id', 'sn-0001'],
    ['an error code', '0xC0000185'],
    ['the customer’s words', 'nobody can save'],
    ['a keyword', 'capacity'],
    ['the id of a product', 'product:ontap full'],
    ['a release', '9.15.1'],
  ])('finds an article by %s', async (_, query) => {
    expect(await find(query)).toEqual(['SN-0001']);
  });

  it('finds an article by the name of its product', async () => {
    expect(await find('products:ONTAP')).toEqual(['SN-0001']);
  });

  it('finds a translation as a result of its own', async () => {
    expect(await find('quorum')).toEqual(['SN-0002', 'SN-0002.it']);
    expect(await find('quorum lang:it')).toEqual(['SN-0002.it']);
  });

  it('finds only what the audience may read', async () => {
    expect(await find('quorum', '--audience', 'public')).toEqual([]);
  });

  it('prints as many as it is told to', async () => {
    expect(await find('quorum', '--limit', '1')).toEqual(['SN-0002']);
  });

  it('finds the article that is nearly the same as another one or as a draft, with the words of both', async () => {
    const text = {
      issue: 'The supervisor refuses the membership heartbeat after a firmware downgrade of the enclosure.',
      resolution: 'Reseat the interposer, then acknowledge the stale reservation on the enclosure.',
    };
    const other = await writeContent({
      ...policy,
      ...article('SN-0001', { fields: { title: 'Heartbeat is refused' }, sections: text }),
      ...article('SN-0002', { fields: { title: 'Quorum is lost' } }),
      ...article('SN-0003', {
        fields: { title: 'Supervisor refuses heartbeat' },
        sections: { ...text, issue: text.issue.replace('refuses', 'rejects') },
      }),
      'draft.txt': `Refused heartbeat\n${text.issue}\n`,
    });
    const like = (...words: readonly string[]) => run('--content', other.path, ...words);
    const [pair, ...more] = JSON.parse((await like('--duplicates', '--json')).out) as {
      articles: { key: string }[];
      similarity: number;
      sharedWords: string[];
    }[];
    expect(more).toEqual([]);
    expect(pair?.articles.map(({ key }) => key)).toEqual(['SN-0001', 'SN-0003']);
    expect(pair?.similarity).toBeGreaterThan(0.6);
    expect(pair?.similarity).toBeLessThan(1);
    expect(pair?.sharedWords.length).toBeGreaterThan(3);
    expect((await like('--like', 'sn-0003')).out).toMatch(/^0\.[6-9]\d {2}SN-0001 {2}Heartbeat is refused\n/);
    expect((await like('--like', path.join(other.path, 'draft.txt'))).out).toMatch(/^0\.\d\d {2}SN-000[13]/);
    expect(await like('--like', 'SN-9999')).toMatchObject({
      status: 2,
      err: expect.stringContaining('there is no article and no file SN-9999') as string,
    });
    expect((await like('--like', 'SN-0001', 'heartbeat')).status).toBe(2);
    await other.remove();
  });

  it('says so when nothing is found, and when only similar words are', async () => {
    expect(await run('xylophone')).toEqual({
      status: 0,
      out: '',
      err: 'Nothing found in 3 articles. Fewer or other words may help.\n',
    });
    expect((await run('qourum')).err).toBe('Nothing found; these are for: quorum\n');
    expect((await run('volume', 'qourum')).err).toBe('Did you mean: volume quorum\n');
    expect((await run('+volume', '+quorum')).err).toBe('Nothing matches exactly; these come nearest.\n');
  });

  it.each([
    ['no query', []],
    ['an unknown audience', ['x', '--audience', 'everyone']],
    ['a limit that is no number', ['x', '--limit', 'few']],
  ])('refuses %s', async (_, words) => {
    expect((await run(...words)).status).toBe(2);
  });

  it('ends with 1 where there is no content', async () => {
    expect(await run('x', '--content', '/nowhere')).toMatchObject({ status: 1 });
  });
});
