import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importCommand } from '../../src/cli/import.ts';
import { runCommandLine } from '../../src/cli/run-command-line.ts';
import { openImportFolder, type ImportFolder } from '../library/import/import-folder.ts';

describe('casebook import', () => {
  let folder: ImportFolder;
  beforeEach(async () => {
    folder = await openImportFolder();
    await folder.write({
      'linux/a.md': '# First\n\nIt fails. ![x](gone.png)\n',
      'linux/b.md': '# Second\n\nIt fails, too.\n',
    });
  });
  afterEach(async () => folder.remove());

  const run = async (...words: string[]): ReturnType<typeof runIn> => runIn({}, ...words);
  const runIn = async (
    environment: Readonly<Record<string, string>>,
    ...words: string[]
  ): Promise<{ status: number; out: string; err: string }> => {
    let [out, err] = ['', ''];
    const status = await runCommandLine(
      ['import', ...words],
      { import: async () => Promise.resolve(importCommand) },
      {
        out: (text) => (out += text),
        err: (text) => (err += text),
        isInteractive: false,
        environment,
        workingDirectory: path.dirname(folder.sourceDir),
        now: () => new Date('2026-11-22T12:00:00Z'),
      },
    );
    return { status, out, err };
  };

  it('imports into content and says what it did and lost', async () => {
    const { status, out, err } = await run('markdown', 'kb');
    expect(status).toBe(0);
    expect(err).toBe('Files 2\n');
    expect(out).toMatch(/^Imported 2 of 2 files: 2 created, 0 updated, 0 unchanged\.\n/);
    expect(out).toContain(
      'Policy tables written: policy/severities.yaml, policy/clocks.yaml, policy/agreements.yaml, policy/teams.yaml, policy/products.yaml.\n',
    );
    expect(out).toMatch(/\n +1 {2}image-missing +An image that is not there was replaced by its text\n$/);
    expect((await run('markdown', 'kb')).out).toMatch(
      /^Imported 2 of 2 files: 0 created, 0 updated, 2 unchanged\.\n/,
    );
  });

  it('writes to --out with the options that it was given', async () => {
    await writeFile(
      path.join(path.dirname(folder.sourceDir), 'map.yaml'),
      'linux: { id: rhel, name: RHEL }\n',
    );
    const { status } = await run(
      'markdown',
      'kb',
      '--out',
      'content',
      '--owner',
      'linux',
      '--add-teams',
      '--author',
      'Wei Lin',
      '--lang',
      'it',
      '--audience',
      'customer',
      '--confidence',
      'validated',
      '--product-map',
      'map.yaml',
    );
    expect(status).toBe(0);
    const text = await folder.read('service-notes/sn-0001.mdx');
    for (const line of [
      'lang: it',
      'products: [rhel]',
      'audience: customer',
      'confidence: validated',
      'owner: linux',
      'authors: [Wei Lin]',
    ])
      expect(text).toContain(`${line}\n`);
  });

  it('takes teams that are there, and adds others when it is told to', async () => {
    await mkdir(path.join(folder.contentDir, 'policy'), { recursive: true });
    const teams = path.join(folder.contentDir, 'policy/teams.yaml');
    await writeFile(teams, 'teams:\n  - { id: storage,  name: Storage }\n  - { id: linux, name: Linux }\n');
    const map = path.join(path.dirname(folder.sourceDir), 'map.yaml');
    await writeFile(map, 'linux: { id: rhel, team: lunix }\n');

    expect(await run('markdown', 'kb', '--owner', 'storge')).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining(
        '--owner: there is no team “storge”. Teams are storage, linux. Did you mean storage? --add-teams adds it.',
      ) as string,
    });
    expect(await run('markdown', 'kb', '--product-map', 'map.yaml')).toMatchObject({
      status: 2,
      err: expect.stringContaining('--product-map: there is no team “lunix”.') as string,
    });
    expect(await readFile(teams, 'utf8')).not.toMatch(/storge|lunix/);
    await writeFile(teams, 'teams:\n  - { id: storage }\n');
    expect(await run('markdown', 'kb', '--owner', 'storage')).toMatchObject({
      status: 1,
      err: 'casebook import: policy/teams.yaml:2: teams[0].name: is missing. Correct it before importing.\n',
    });
    await writeFile(teams, 'teams:\n  - { id: storage,  name: Storage }\n  - { id: linux, name: Linux }\n');

    expect((await run('markdown', 'kb', '--owner', 'linux')).status).toBe(0);
    expect((await run('markdown', 'kb', '--owner', 'databases', '--add-teams')).status).toBe(0);
    expect(await readFile(teams, 'utf8')).toBe(
      'teams:\n  - { id: storage,  name: Storage }\n  - { id: linux, name: Linux }\n  - id: databases\n    name: Databases\n',
    );
  });

  it('prints the report as JSON', async () => {
    const { out } = await run('markdown', 'kb', '--json', '--dry-run');
    expect(JSON.parse(out)).toMatchObject({
      created: 2,
      articles: 2,
      failures: [],
      losses: [{ kind: 'image-missing', file: 'linux/a.md', line: 3, detail: 'gone.png' }],
    });
  });

  it('ends with 1 when a file failed, and imports the others', async () => {
    await folder.write({ 'bad.md': '---\na: [\n---\n' });
    const { status, out, err } = await run('markdown', 'kb');
    expect(status).toBe(1);
    expect(out).toMatch(/^Imported 2 of 3 files: .*, 1 failed\.\n/);
    expect(err).toMatch(/bad\.md:\d+: The front matter could not be read/);
  });

  it('reports a conflict and ends with 0', async () => {
    await run('markdown', 'kb');
    const article = path.join(folder.contentDir, 'service-notes/sn-0002.mdx');
    await writeFile(article, `${await folder.read('service-notes/sn-0002.mdx')}\nBy hand.\n`);
    await folder.write({ 'linux/b.md': '# Second\n\nChanged.\n' });
    const { status, out, err } = await run('markdown', 'kb');
    expect(status).toBe(0);
    expect(out).toContain('1 in conflict');
    expect(err).toContain('service-notes/sn-0002.mdx: edited by hand, and linux/b.md changed too.');
  });

  it.each([
    [[], 'say what to import: markdown or html.'],
    [['word', 'kb'], 'say what to import: markdown or html.'],
    [['markdown'], 'name one folder to import.'],
    [['markdown', 'nowhere'], 'there is no folder nowhere.'],
    [['markdown', 'kb', '--out', 'kb'], 'kb lies in the content folder'],
    [['markdown', 'kb/linux', '--out', 'kb'], 'kb/linux lies in the content folder'],
    [['markdown', 'kb', '--audience', 'public'], 'articles for public have to be validated'],
    [['markdown', 'kb', '--audience', 'restricted'], '--audience:'],
    [['markdown', 'kb', '--lang', 'de'], '--lang:'],
    [['markdown', 'kb', '--owner', 'A B'], '--owner: lower-case letters'],
    [['markdown', 'kb', '--owner', 'linux'], '--owner: there is no team “linux”.'],
    [['markdown', 'kb', '--base-url', '/x'], '--base-url is an address'],
    [['markdown', 'kb', '--product-map', 'nowhere.yaml'], '--product-map nowhere.yaml:'],
    [['markdown', 'kb', '--colour'], "Unknown option '--colour'"],
  ])('refuses %j', async (words, message) => {
    const { status, err } = await run(...words);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });

  it('imports no article of the content folder that lies in the folder to import', async () => {
    expect((await run('markdown', '.')).out).toMatch(/^Imported 2 of 2 files: 2 created/);
    expect((await run('markdown', '.')).out).toMatch(/^Imported 2 of 2 files: .*, 2 unchanged/);
  });

  it('takes the content folder from the environment', async () => {
    const elsewhere = path.join(path.dirname(folder.sourceDir), 'elsewhere');
    expect((await runIn({ CASEBOOK_CONTENT: elsewhere }, 'markdown', 'kb')).status).toBe(0);
    expect(await readFile(path.join(elsewhere, 'service-notes/sn-0001.mdx'), 'utf8')).toContain(
      'title: First',
    );
  });

  it('ends with 1, and writes nothing, where there is nothing to import', async () => {
    const { status, out, err } = await run('html', 'kb');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(`casebook import: there is no .html file below ${folder.sourceDir}.`);
    await expect(folder.snapshot()).rejects.toThrow(/ENOENT/);
  });

  it('ends with 1 and a sentence when the ledger cannot be read', async () => {
    await run('markdown', 'kb');
    await writeFile(path.join(folder.contentDir, '.import/kb.json'), 'x');
    const { status, err } = await run('markdown', 'kb');
    expect(status).toBe(1);
    expect(err).toMatch(/^casebook import: .*kb\.json/);
  });
});
