import * as fc from 'fast-check';
import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locateFile } from '../../../src/server/pages/locate-file.ts';
import { makeBuild } from '../make-build.ts';

let folder: string;
let root: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'casebook-files-')));
  await makeBuild(folder);
  root = join(folder, 'client');
  await symlink(join(folder, 'canary.txt'), join(root, 'linked.txt'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('locateFile', () => {
  it.each([
    ['/', 'index.html'],
    ['/index.html', 'index.html'],
    ['/articles/sn-0001/', 'articles/sn-0001/index.html'],
    ['/articles/sn-0001.md', 'articles/sn-0001.md'],
    ['/with%20space.txt', 'with space.txt'],
    ['/%C3%BAnicode.txt', 'únicode.txt'],
    ['/.well-known/security.txt', '.well-known/security.txt'],
  ])('finds %s', async (path, file) => {
    expect(await locateFile(root, path)).toMatchObject({ file: join(root, file) });
  });

  it.each([
    '/articles',
    '/articles/sn-0001',
    '/nothing',
    '/index.html/',
    '/index.html.br',
    '/index.html.GZ',
    '//index.html',
    '/articles//sn-0001/',
    '/.secret',
    '/%2esecret',
    '/../canary.txt',
    '/..%2fcanary.txt',
    '/%2e%2e/canary.txt',
    '/articles/../../canary.txt',
    '/..%5ccanary.txt',
    '/..\\canary.txt',
    '/index.html%00.txt',
    '/%',
    '/%ff',
    '/C:/windows/win.ini',
    '/linked.txt',
    `/${'a'.repeat(5000)}`,
    `/${'a/'.repeat(5000)}`,
  ])('does not find %s', async (path) => {
    expect(await locateFile(root, path)).toBeUndefined();
  });

  it('never leaves the folder, whatever the path', async () => {
    const pieces = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2e%2e',
      '/',
      '%2f',
      '%5c',
      '\\',
      'canary.txt',
      'client',
      '%00',
      'a',
      '%',
      'é',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (parts) => {
        const found = await locateFile(root, `/${parts.join('')}`);
        expect(found?.file.startsWith(root + sep) ?? true).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
