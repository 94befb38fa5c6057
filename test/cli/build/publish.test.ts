import { lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecord } from '../../../src/cli/build/published-record.ts';
import { listFiles, publish } from '../../../src/cli/build/publish.ts';
import { temporaryFolder } from '../../support/build-site.ts';

const long = (word: string): string => `${word} `.repeat(300);

describe('publish', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let site: string;
  const run = async (files: Readonly<Record<string, string>>, kept: readonly string[] = []) => {
    const staged = path.join(folder.path, 'staged');
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(staged, name)), { recursive: true });
      await writeFile(path.join(staged, name), text);
    }
    await mkdir(staged, { recursive: true });
    return publish(
      staged,
      site,
      (name) => kept.includes(name),
      () => undefined,
    );
  };

  beforeEach(async () => {
    folder = await temporaryFolder('publish');
    site = path.join(folder.path, 'site');
  });
  afterEach(async () => folder.remove());

  it('puts every file in its place, with copies that decompress to it', async () => {
    expect(
      await run({ 'index.html': long('home'), 'a/b.css': long('style'), 'x.png': long('picture') }),
    ).toEqual({
      files: 3,
      changed: 3,
      removed: 0,
    });
    const read = async (name: string): Promise<Buffer> => readFile(path.join(site, name));
    expect(brotliDecompressSync(await read('index.html.br')).toString()).toBe(long('home'));
    expect(gunzipSync(await read('a/b.css.gz')).toString()).toBe(long('style'));
    expect(await listFiles(site)).not.toContain('x.png.br');
  });

  it('publishes into a folder that a link leads to, and keeps the link', async () => {
    const served = path.join(folder.path, 'served');
    await mkdir(served);
    await symlink(served, site);
    expect(await run({ 'index.html': long('home') })).toEqual({ files: 1, changed: 1, removed: 0 });
    expect((await lstat(site)).isSymbolicLink()).toBe(true);
    expect(await listFiles(served)).toEqual(['index.html', 'index.html.br', 'index.html.gz']);
  });

  it('keeps what is no file in a folder without files', async () => {
    await mkdir(site);
    await symlink('elsewhere', path.join(site, 'media'));
    await run({ 'index.html': long('home') });
    expect((await lstat(path.join(site, 'media'))).isSymbolicLink()).toBe(true);
    expect(await listFiles(site)).toContain('index.html.br');
  });

  it('leaves alone what is equal, its compressed copies included', async () => {
    await run({ 'index.html': long('home') });
    const before = (await stat(path.join(site, 'index.html.br'))).mtimeMs;
    expect(await run({ 'index.html': long('home'), 'new.html': long('new') })).toMatchObject({ changed: 1 });
    expect((await stat(path.join(site, 'index.html.br'))).mtimeMs).toBe(before);
  });

  it('replaces the compressed copies of what differs, and drops them when the file is too small for them', async () => {
    await run({ 'index.html': long('old') });
    await run({ 'index.html': long('new') });
    expect(brotliDecompressSync(await readFile(path.join(site, 'index.html.br'))).toString()).toBe(
      long('new'),
    );
    await run({ 'index.html': 'tiny' });
    expect(await listFiles(site)).toEqual(['index.html']);
  });

  it('removes what is no longer there, with copies and empty folders, but not what is kept', async () => {
    await run({ 'gone/deep/page.html': long('gone'), 'kept/page.html': long('kept') });
    expect(await run({ 'index.html': long('home') }, ['kept/page.html'])).toEqual({
      files: 2,
      changed: 1,
      removed: 1,
    });
    expect(await readdir(site)).toEqual(['index.html', 'index.html.br', 'index.html.gz', 'kept']);
    expect(await readdir(path.join(site, 'kept'))).toEqual(['page.html', 'page.html.br', 'page.html.gz']);
  });
});

describe('openRecord', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let manifest: string;
  const open = () => openRecord(path.join(folder.path, 'cache/record.json'), manifest);

  beforeEach(async () => {
    folder = await temporaryFolder('record');
    manifest = path.join(folder.path, 'articles.ndjson');
    await writeFile(manifest, 'built');
  });
  afterEach(async () => folder.remove());

  it('remembers the digests of a site', async () => {
    await open().write('site-1', { 'SN-0001': 'abc' });
    expect(await open().read('site-1')).toEqual({ 'SN-0001': 'abc' });
  });

  it('knows nothing of pages that other code made', async () => {
    await open().write('site-1', { 'SN-0001': 'abc' });
    expect(await open().read('site-2')).toEqual({});
  });

  it('trusts no output that somebody else has built since', async () => {
    await open().write('site-1', { 'SN-0001': 'abc' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await writeFile(manifest, 'built by another');
    expect(await open().read('site-1')).toEqual({});
  });

  it('knows nothing after an interrupted build, without an output, or with a broken record', async () => {
    await open().write('site-1', { 'SN-0001': 'abc' });
    await open().forget();
    expect(await open().read('site-1')).toEqual({});
    await writeFile(path.join(folder.path, 'cache/record.json'), '{"site":');
    expect(await open().read('site-1')).toEqual({});
  });
});
