import { describe, expect, it } from 'vitest';
import { buildIndexOf } from '../../../../src/core/search/build/build-search-index.ts';
import { openSearch } from '../../../../src/core/search/engine/open-search.ts';
import type { Glossary } from '../../../../src/core/search/format/glossary.ts';
import { exampleArticle, loadFrom } from '../example-articles.ts';

const glossary: Glossary = [
  ['HA', 'high availability', 'alta disponibilità', '高可用'],
  ['SP', 'storage processor', '控制器'],
  ['SP', 'service pack'],
  ['RCA', 'root cause analysis'],
  ['zzz', 'yyyy'],
];

const texts: Readonly<Record<string, readonly [text: string, language?: string]>> = {
  'SN-0001': ['The HA of the cluster restarts virtual machines.'],
  'SN-0002': ['High availability restarts virtual machines.'],
  'SN-0003': ['Availability is high when machines are not restarted.'],
  'SN-0004': ['The storage processor restarts.'],
  'SN-0005': ['Install the service pack, then restart the storage.'],
  'SN-0006': ['L’alta disponibilità riavvia le macchine.', 'it'],
  'SN-0007': ['存储控制器重启。', 'zh-Hans'],
  'SN-0008': ['A processor of a server has storage of its own.'],
};

const articles = Object.entries(texts).map(([key, [text, language = 'en']]) =>
  exampleArticle({ key, text, language, title: 'Restart' }),
);

/** The glossary as the index has it; empty where it has none. */
function built(names: Glossary): string {
  return buildIndexOf(articles, new Map(), names)
    .filter(({ name }) => name.startsWith('glossary'))
    .map(({ bytes }) => new TextDecoder().decode(bytes))
    .join('');
}

async function open(names: Glossary = glossary) {
  const loaded: string[] = [];
  const load = loadFrom(buildIndexOf(articles, new Map(), names));
  const { search } = await openSearch({
    load: async (name) => {
      loaded.push(name);
      return load(name);
    },
  });
  const find = async (query: string, limit = 10): Promise<string[]> =>
    (await search(query, { limit })).hits.map(({ key }) => key);
  return { search, find, loaded };
}

describe('search with a glossary', () => {
  it('finds articles by other names, after those that have the very word', async () => {
    const { find } = await open();
    const found = await find('HA machines');
    expect(found[0]).toBe('SN-0001');
    expect(found.indexOf('SN-0002')).toBeLessThan(found.indexOf('SN-0006'));
    expect(await find('HA')).toEqual(expect.arrayContaining(['SN-0001', 'SN-0002', 'SN-0003', 'SN-0006']));
    expect(await (await open([])).find('HA')).toEqual(['SN-0001']);
  });

  it('finds abbreviations by what they stand for, in any inflection', async () => {
    const { find } = await open();
    expect(await find('storage processors')).toContain('SN-0007');
    expect((await find('high availability')).slice(0, 3)).toEqual(
      expect.arrayContaining(['SN-0002', 'SN-0003', 'SN-0001']),
    );
  });

  it('wants all words of a longer name', async () => {
    const { find } = await open();
    const found = await find('SP');
    expect(found).toEqual(expect.arrayContaining(['SN-0004', 'SN-0005', 'SN-0007', 'SN-0008']));
    expect(found).toHaveLength(4);
  });

  it('finds a name within a run of Chinese', async () => {
    const { find } = await open();
    expect(await find('存储控制器故障')).toEqual(expect.arrayContaining(['SN-0007', 'SN-0004']));
  });

  it('takes words that are demanded, in quotes or for one field as they are', async () => {
    const { find } = await open();
    expect(await find('"HA"')).toEqual(['SN-0001']);
    expect(await find('"high availability"')).toEqual(['SN-0002']);
    expect(await find('body:HA')).toEqual(['SN-0001']);
  });

  it('marks other names of one word', async () => {
    const { search } = await open();
    const { hits } = await search('"high availability" HA');
    expect(hits[0]?.key).toBe('SN-0002');
    const found = (await search('high availability')).hits.find(({ key }) => key === 'SN-0001');
    expect(found?.words).toEqual(['HA']);
  });

  it('changes nothing where the query has no name, and loads nothing more', async () => {
    const { find, loaded } = await open();
    expect(await find('restart machines')).toEqual(await (await open([])).find('restart machines'));
    expect(loaded.filter((name) => name.startsWith('glossary'))).toEqual([]);
    await find('HA');
    expect(loaded.filter((name) => name.startsWith('glossary'))).toHaveLength(1);
  });

  it('goes on without a glossary that cannot be read', async () => {
    const load = loadFrom(buildIndexOf(articles, new Map(), glossary));
    const { search } = await openSearch({
      load: async (name) => (name.startsWith('glossary') ? Uint8Array.of(1) : load(name)),
    });
    const { hits, missing } = await search('HA');
    expect(hits.map(({ key }) => key)).toEqual(['SN-0001']);
    expect(missing).toHaveLength(1);
  });
});

describe('search with abbreviations that articles explain', () => {
  const explained = 'The Northern Gateway (NG) forwards packets.';
  const base = [
    exampleArticle({ key: 'SN-0001', title: 'Northern Gateway: version of the firmware', text: explained }),
    exampleArticle({ key: 'SN-0002', title: 'Packets are lost', text: explained }),
    exampleArticle({
      key: 'SN-0003',
      title: 'Version of the firmware',
      text: 'Not about the gateway in the northern hall.',
    }),
    exampleArticle({ key: 'SN-0004', title: 'Firmware of disks', text: 'Disks have a firmware version.' }),
  ];

  it('finds the title that has the long form first, without a glossary', async () => {
    const { search } = await openSearch({ load: loadFrom(buildIndexOf(base)) });
    const { hits } = await search('NG firmware version');
    expect(hits[0]?.key).toBe('SN-0001');
    expect(hits.map(({ key }) => key)).toContain('SN-0002');
    expect((await search('ng firmware version')).hits[0]?.key).toBe('SN-0001');
  });

  it('does not take the long form for the abbreviation, nor words apart for a name', async () => {
    const [first, ...others] = base;
    const without = first ? [{ ...first, sections: [] }, ...others] : [];
    const { search } = await openSearch({ load: loadFrom(buildIndexOf(without)) });
    const plain = await openSearch({
      load: loadFrom(buildIndexOf(without.filter(({ key }) => key !== 'SN-0002'))),
    });
    const keys = async (searcher: typeof search, query: string) =>
      (await searcher(query)).hits.map(({ key }) => key).filter((key) => key !== 'SN-0002');
    expect(await keys(search, 'northern gateway version')).toEqual(
      await keys(plain.search, 'northern gateway version'),
    );
  });
});

describe('buildIndexOf with a glossary', () => {
  it('keeps what can help, and has no glossary where nothing can', () => {
    expect(built(glossary)).toContain('alta disponibilità');
    expect(built(glossary)).not.toMatch(/RCA|zzz/);
    expect(built([['zzz', 'yyyy']])).toBe('');
  });
});
