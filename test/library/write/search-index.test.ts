import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchFile } from '../../../src/core/search/build/build-search-index.ts';
import { writeSearchIndex } from '../../../src/library/write/search-index.ts';

const file = (name: string, text: string): SearchFile => ({ name, bytes: new TextEncoder().encode(text) });

describe('writeSearchIndex', () => {
  let folder: string;
  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(tmpdir(), 'casebook-index-')), 'search-index');
  });
  afterEach(async () => rm(path.dirname(folder), { recursive: true }));

  it('makes the folder hold the files', async () => {
    const files = [file('manifest.json', '{}'), file('terms-00000001.bin', 'a')];
    expect(await writeSearchIndex(folder, files)).toEqual({ written: 2, kept: 0, removed: 0 });
    expect((await readdir(folder)).toSorted()).toEqual(['manifest.json', 'terms-00000001.bin']);
    expect(await readFile(path.join(folder, 'terms-00000001.bin'), 'utf8')).toBe('a');
  });

  it('leaves files that are there untouched, and removes those of an earlier index with their compressed forms', async () => {
    await writeSearchIndex(folder, [
      file('manifest.json', '1'),
      file('terms-00000001.bin', 'a'),
      file('terms-00000002.bin', 'b'),
    ]);
    await writeFile(path.join(folder, 'terms-00000001.bin.br'), 'kept');
    await writeFile(path.join(folder, 'terms-00000002.bin.br'), 'stale');
    const before = new Date('2026-01-01T00:00:00Z');
    await utimes(path.join(folder, 'terms-00000001.bin'), before, before);
    const files = [
      file('manifest.json', '2'),
      file('terms-00000001.bin', 'a'),
      file('terms-00000003.bin', 'c'),
    ];
    expect(await writeSearchIndex(folder, files)).toEqual({ written: 2, kept: 1, removed: 2 });
    expect((await readdir(folder)).toSorted()).toEqual([
      'manifest.json',
      'terms-00000001.bin',
      'terms-00000001.bin.br',
      'terms-00000003.bin',
    ]);
    expect((await stat(path.join(folder, 'terms-00000001.bin'))).mtime).toEqual(before);
    expect(await readFile(path.join(folder, 'manifest.json'), 'utf8')).toBe('2');
  });

  it('mends a file whose bytes are not those of its name', async () => {
    await writeSearchIndex(folder, [file('terms-00000001.bin', 'a')]);
    await writeFile(path.join(folder, 'terms-00000001.bin'), 'x');
    expect(await writeSearchIndex(folder, [file('terms-00000001.bin', 'a')])).toMatchObject({ written: 1 });
  });
});
