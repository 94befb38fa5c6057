import { describe, expect, it } from 'vitest';
import { buildIndexOf } from '../../../../src/core/search/build/build-search-index.ts';
import { listIndexFiles } from '../../../../src/core/search/engine/list-index-files.ts';
import { exampleArticle, loadFrom } from '../example-articles.ts';

const articles = Array.from({ length: 120 }, (_, number) =>
  exampleArticle({
    key: `SN-${String(number + 1).padStart(4, '0')}`,
    address: `/articles/sn-${number + 1}/`,
    title: `Array ${number} reports a failed disk`,
    sections: [
      {
        id: 'issue',
        heading: 'Issue',
        text: `Alarm ${number * 37} in slot x${number.toString(36)} of shelf ${number}.`,
      },
    ],
  }),
);

async function list(load: ReturnType<typeof loadFrom>): Promise<(readonly string[])[]> {
  return Array.fromAsync(listIndexFiles(load));
}

describe('listIndexFiles', () => {
  it('names every file of an index once, but for the manifest', async () => {
    const index = buildIndexOf(articles);
    const names = (await list(loadFrom(index))).flat();
    expect(names.length).toBeGreaterThan(20);
    expect(names.toSorted()).toEqual(
      index
        .map(({ name }) => name)
        .filter((name) => name !== 'manifest.json')
        .toSorted(),
    );
  });

  it('names files of an empty index, too', async () => {
    const index = buildIndexOf([]);
    const names = (await list(loadFrom(index))).flat();
    expect(new Set(names)).toEqual(
      new Set(index.map(({ name }) => name).filter((name) => name !== 'manifest.json')),
    );
  });

  it('fails where a file that names others cannot be loaded', async () => {
    const load = loadFrom(buildIndexOf(articles));
    const broken = async (name: string): Promise<Uint8Array> => {
      if (name.startsWith('chunks-')) throw new Error('gone');
      return load(name);
    };
    await expect(list(broken)).rejects.toThrow('gone');
  });
});
