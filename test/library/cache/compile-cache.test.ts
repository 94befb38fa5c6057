import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCompileCache, type CachedBody } from '../../../src/library/cache/compile-cache.ts';
import { temporaryFolder } from '../../support/build-site.ts';

function body(html: string): CachedBody {
  return {
    html,
    headings: [],
    sections: [],
    links: [],
    images: [],
    steps: [],
    problems: [],
    isParsed: true,
    readableSource: html,
  };
}

describe('openCompileCache', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  const open = async (content = '/content') => openCompileCache(folder.path, content, 'internal');
  const cacheFile = async (): Promise<string> =>
    path.join(folder.path, (await readdir(folder.path))[0] ?? '');

  beforeEach(async () => {
    folder = await temporaryFolder('cache');
  });
  afterEach(async () => folder.remove());

  it('gives back what an earlier run saved, separators of lines included', async () => {
    const odd = body('a\u2028b\tc\nd');
    await (await open()).save(new Map([['k', odd]]));
    expect((await open()).get('k')).toEqual(odd);
  });

  it('knows nothing of another content folder', async () => {
    await (await open()).save(new Map([['k', body('x')]]));
    expect((await open('/other')).get('k')).toBeUndefined();
  });

  it('adds a line for an edit, and leaves the others alone', async () => {
    await (
      await open()
    ).save(
      new Map([
        ['a', body('1')],
        ['b', body('2')],
      ]),
    );
    const before = await readFile(await cacheFile(), 'utf8');
    await (
      await open()
    ).save(
      new Map([
        ['a', body('1')],
        ['c', body('3')],
      ]),
    );
    const after = await readFile(await cacheFile(), 'utf8');
    expect(after.startsWith(before)).toBe(true);
    expect((await open()).get('c')).toEqual(body('3'));
  });

  it('is written anew when much of it is of no use any more', async () => {
    const many = new Map(Array.from({ length: 150 }, (_, index) => [`old ${index}`, body('x')]));
    await (await open()).save(many);
    await (await open()).save(new Map([['new', body('y')]]));
    expect(await readFile(await cacheFile(), 'utf8')).not.toContain('old');
    expect((await open()).get('new')).toEqual(body('y'));
  });

  it('compiles anew what stands in a line that was cut short, and goes on with the rest', async () => {
    await (
      await open()
    ).save(
      new Map([
        ['a', body('1')],
        ['b', body('2')],
      ]),
    );
    const file = await cacheFile();
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.slice(0, -10));
    const cache = await open();
    expect(cache.get('a')).toEqual(body('1'));
    expect(cache.get('b')).toBeUndefined();
    await appendFile(file, 'no tab in this line\n');
    expect((await open()).get('a')).toEqual(body('1'));
  });
});
