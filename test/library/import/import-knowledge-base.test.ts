import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKnowledgeBase } from '../../../src/library/read/read-knowledge-base.ts';
import { openImportFolder, type ImportFolder } from './import-folder.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures');

const statuses = (result: Awaited<ReturnType<ImportFolder['run']>>): Record<string, string> =>
  Object.fromEntries(result.articles.map(({ source, status }) => [source, status]));

describe('importKnowledgeBase, of the fixtures', () => {
  let folder: ImportFolder;
  afterEach(async () => folder.remove());

  it('turns Markdown of six tools into a base that checks without an error', async () => {
    folder = await openImportFolder(path.join(fixtures, 'markdown'));
    const result = await folder.run();
    expect(result.failures).toEqual([]);
    expect(result.articles.map(({ source, id }) => `${id} ${source}`)).toEqual([
      'SN-0001 ceph/osd/slow-ops.mdx',
      'SN-0002 cs/disk.md',
      'SN-0003 it/rete/switch.md',
      'SN-0004 linux/chrony.md',
      'SN-0005 linux/disk-full.md',
      'SN-0006 network/mtu.md',
      'SN-0007 ontap/snapmirror/lag.md',
      'SN-0008 ontap/volume-offline.md',
      'BP-0001 practices/handover.md',
      'SN-0009 zh/disk.md',
    ]);
    const problems = await folder.check();
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    for (const { file } of result.articles) {
      await expect(folder.read(file)).resolves.toSatisfy((text: string) => !text.includes('cbk-'));
      await expect(await folder.read(file)).toMatchFileSnapshot(path.join(fixtures, 'expected', file));
    }
  });

  it('reports what was lossy with file and line, on the screen and in full in a file', async () => {
    folder = await openImportFolder(path.join(fixtures, 'markdown'));
    const { losses } = await folder.run();
    expect(losses.map(({ kind, file, line }) => `${file}:${line} ${kind}`)).toEqual(
      [
        'ceph/osd/slow-ops.mdx:11 code-dropped',
        'ceph/osd/slow-ops.mdx:12 code-dropped',
        'linux/chrony.md:25 table-simplified',
        'linux/chrony.md:33 table-flattened',
        'linux/disk-full.md:24 template-code',
        'network/mtu.md:16 image-remote',
        'network/mtu.md:16 link-attachment',
        'network/mtu.md:16 link-to-origin',
        'network/mtu.md:16 link-unsafe',
        'ontap/volume-offline.md:27 tag-as-text',
        'ontap/volume-offline.md:31 fragment-missing',
        'ontap/volume-offline.md:31 fragment-missing',
        'ontap/volume-offline.md:36 table-simplified',
        'ontap/volume-offline.md:52 link-to-origin',
        'ontap/volume-offline.md:54 image-missing',
        'ontap/volume-offline.md:64 include-missing',
      ].toSorted(),
    );
    expect(JSON.parse(await folder.read('.import/report.json'))).toMatchObject({
      articles: 10,
      failures: [],
      losses,
    });
  });

  it('finds the article in pages of HTML', async () => {
    folder = await openImportFolder(path.join(fixtures, 'html'));
    const result = await folder.run({ format: 'html' });
    for (const { file } of result.articles) {
      await expect(await folder.read(file)).toMatchFileSnapshot(path.join(fixtures, 'expected-html', file));
    }
    const problems = await folder.check();
    expect(problems).toEqual([]);
  });
});

describe('importKnowledgeBase, again', () => {
  let folder: ImportFolder;
  beforeEach(async () => {
    folder = await openImportFolder();
    await folder.write({
      'linux/a.md': '# First\n\n## Symptoms\n\nIt fails, see [b](b.md#fix-it).\n',
      'linux/b.md': '# Second\n\n## Symptoms\n\nIt fails as well.\n\n## Fix it\n\nRestart.\n',
    });
    await folder.run();
  });
  afterEach(async () => folder.remove());

  it('touches no file when nothing changed', async () => {
    const before = await folder.snapshot();
    expect(statuses(await folder.run({ now: new Date('2027-01-01T00:00:00Z') }))).toEqual({
      'linux/a.md': 'unchanged',
      'linux/b.md': 'unchanged',
    });
    expect(await folder.snapshot()).toEqual(before);
  });

  it('writes one article when one source changed', async () => {
    const before = await folder.snapshot();
    await folder.write({
      'linux/b.md': '# Second\n\n## Symptoms\n\nIt fails as well.\n\n## Fix it\n\nRestart twice.\n',
    });
    await folder.run();
    const after = await folder.snapshot();
    const changed = Object.keys(after)
      .filter((file) => after[file] !== before[file])
      .toSorted();
    expect(changed).toEqual(['.import/kb.json', 'service-notes/sn-0002.mdx']);
    expect(await folder.read('service-notes/sn-0002.mdx')).toContain('Restart twice.');
  });

  it('gives a new source the next id and leaves the ids of the others', async () => {
    await folder.write({ 'linux/aa.md': '# Between\n\nText of it.\n' });
    const { articles } = await folder.run();
    expect(articles.map(({ source, id }) => [source, id])).toEqual([
      ['linux/a.md', 'SN-0001'],
      ['linux/aa.md', 'SN-0003'],
      ['linux/b.md', 'SN-0002'],
    ]);
  });

  it('keeps the id of a source that was moved, and its old path as an alias', async () => {
    await rename(path.join(folder.sourceDir, 'linux/b.md'), path.join(folder.sourceDir, 'linux/z.md'));
    const { articles, gone } = await folder.run();
    expect(articles.map(({ id }) => id)).toEqual(['SN-0001', 'SN-0002']);
    expect(gone).toEqual([]);
    expect(await folder.read('service-notes/sn-0002.mdx')).toContain(
      'aliases:\n  - /linux/z\n  - /linux/b\n',
    );
  });

  it('reports a source that is gone, leaves its article alone and goes on linking to it', async () => {
    await rm(path.join(folder.sourceDir, 'linux/b.md'));
    const { gone, articles } = await folder.run();
    expect(gone).toEqual(['linux/b.md']);
    expect(articles.map(({ id }) => id)).toEqual(['SN-0001']);
    expect(await folder.read('service-notes/sn-0001.mdx')).toContain('[b](SN-0002)');
    expect(await folder.read('service-notes/sn-0002.mdx')).toContain('Restart.');
  });

  it('keeps an article that was edited by hand, and calls it a conflict when its source changed too', async () => {
    const file = path.join(folder.contentDir, 'service-notes/sn-0002.mdx');
    const edited = `${await readFile(file, 'utf8')}\n## By hand\n\nText.\n`;
    await writeFile(file, edited);
    expect(statuses(await folder.run())).toEqual({ 'linux/a.md': 'unchanged', 'linux/b.md': 'kept' });
    await folder.write({ 'linux/b.md': '# Second, changed\n\n## Fix it\n\nRestart.\n' });
    expect(statuses(await folder.run())['linux/b.md']).toBe('conflict');
    expect(statuses(await folder.run())['linux/b.md']).toBe('conflict');
    expect(await readFile(file, 'utf8')).toBe(edited);
  });

  it('goes on with the same ids after an import that was cut short', async () => {
    const { sources } = JSON.parse(await folder.read('.import/kb.json')) as {
      sources: Record<string, { outputs: string[] }>;
    };
    // What the ledger says when the articles were about to be written.
    sources['linux/b.md']?.outputs.push('0'.repeat(64));
    await writeFile(path.join(folder.contentDir, '.import/kb.json'), JSON.stringify({ version: 1, sources }));
    await rm(path.join(folder.contentDir, 'service-notes/sn-0001.mdx'));
    expect(statuses(await folder.run())).toEqual({ 'linux/a.md': 'created', 'linux/b.md': 'unchanged' });
  });

  it('refuses a ledger that it cannot understand', async () => {
    await writeFile(path.join(folder.contentDir, '.import/kb.json'), '{"version":2}');
    await expect(folder.run()).rejects.toThrow('The ledger kb.json cannot be understood');
  });
});

describe('importKnowledgeBase, into a base that is there', () => {
  let folder: ImportFolder;
  beforeEach(async () => {
    folder = await openImportFolder();
  });
  afterEach(async () => folder.remove());

  it('starts above the ids that are taken and completes the policy without touching what stands in it', async () => {
    await folder.write({ 'linux/a.md': '# A\n\nSome text.\n', 'ontap/volume/b.md': '# B\n\nSome text.\n' });
    await mkdir(path.join(folder.contentDir, 'policy'), { recursive: true });
    await mkdir(path.join(folder.contentDir, 'service-notes'), { recursive: true });
    await writeFile(path.join(folder.contentDir, 'service-notes/sn-0041.it.mdx'), 'taken');
    await writeFile(
      path.join(folder.contentDir, 'policy/teams.yaml'),
      '# Ours\nteams:\n  - { id: storage, name: Storage }\n',
    );
    await writeFile(
      path.join(folder.contentDir, 'policy/products.yaml'),
      '# Ours\nproducts:\n  - { id: ontap, name: NetApp ONTAP, team: storage } # sic\n',
    );
    const result = await folder.run();
    expect(result.articles.map(({ id }) => id)).toEqual(['SN-0042', 'SN-0043']);
    expect(await folder.read('policy/products.yaml')).toBe(
      '# Ours\nproducts:\n  - { id: ontap, name: NetApp ONTAP, team: storage } # sic\n  - id: linux\n    name: Linux\n    team: knowledge\n',
    );
    expect(await folder.read('policy/teams.yaml')).toMatch(
      /^# Ours\nteams:\n {2}- \{ id: storage, name: Storage \}\n {2}- id: knowledge\n/,
    );
    expect(await folder.read('service-notes/sn-0043.mdx')).toContain(
      'products: [ontap]\naudience: internal\nconfidence: not-validated\nowner: storage\n',
    );
  });

  it('writes nothing on a dry run', async () => {
    await folder.write({ 'a.md': '# A\n\nSome text.\n' });
    expect((await folder.run({ isDryRun: true })).articles).toHaveLength(1);
    await expect(folder.snapshot()).rejects.toThrow(/ENOENT/);
  });

  it('takes products from a map', async () => {
    await folder.write({ 'sql/a.md': '# A\n\nSome text.\n', 'sql/old/b.md': '# B\n\nSome text.\n' });
    await folder.run({
      productMap: { sql: { id: 'sql-server', name: 'SQL Server', team: 'databases' }, 'sql/old': null },
    });
    expect(await folder.read('service-notes/sn-0001.mdx')).toContain('products: [sql-server]');
    expect(await folder.read('service-notes/sn-0002.mdx')).not.toContain('products:');
    expect(await folder.read('policy/products.yaml')).toContain(
      'id: sql-server\n    name: SQL Server\n    team: databases',
    );
  });

  it('gives no article a path that the site or another article has, and reports it', async () => {
    await folder.write({
      'search.md': '# Search\n\nText of it.\n',
      'linux/a.md': '# A\n\nText of it.\n',
      'v1.html.md': '# Version 1\n\nText of it.\n',
      'v1.html/notes.md': '# Notes\n\nText of it.\n',
      'linux/b.md': '---\nredirect_from: [../up, /x/./y/, /linux/a]\n---\n# B\n\nText of it.\n',
    });
    await folder.run();
    const { losses } = await folder.run({ name: 'second' });
    expect(losses.map(({ file, kind, detail }) => `${file} ${kind} ${detail}`)).toEqual([
      'linux/a.md address-taken /linux/a → /second/linux/a',
      'linux/b.md address-taken /linux/b → /second/linux/b',
      'linux/b.md address-taken /up → /second/up',
      'linux/b.md address-taken /x/y → /second/x/y',
      'search.md address-taken /search → /second/search',
      'v1.html.md address-taken /v1.html → /second/v1.html',
      'v1.html/notes.md address-taken /v1.html/notes',
    ]);
    const errors = (await folder.check()).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ message }) => message)).toEqual([]);
    expect((await folder.run({ name: 'second' })).articles.map(({ status }) => status)).toEqual(
      Array.from({ length: 5 }, () => 'unchanged'),
    );
  });

  it('leads links to the original site where --base-url says', async () => {
    await folder.write({
      'a.md':
        '# A\n\n[Elsewhere](/other/page#x) and [here](https://kb.example.com/linux/b) and [again](/en-us/help/linux/b).\n',
      'linux/b.md': '# B\n\nText.\n',
    });
    await folder.run({ baseUrl: 'https://kb.example.com/' });
    expect(await folder.read('service-notes/sn-0001.mdx')).toContain(
      '[Elsewhere](https://kb.example.com/other/page#x) and [here](SN-0002) and [again](SN-0002).',
    );
  });
});

describe('importKnowledgeBase, with bad files', () => {
  let folder: ImportFolder;
  beforeEach(async () => {
    folder = await openImportFolder();
  });
  afterEach(async () => folder.remove());

  it('reports each of them and imports the rest', async () => {
    await folder.write({
      'latin1.md': Buffer.from('# Caf\xe9\n', 'latin1'),
      'code.md': '---js\n{ title: (() => { globalThis.hacked = true })() }\n---\n# Code\n',
      'broken.md': '---\ntitle: [unclosed\nmore: "x\n---\n# Broken\n',
      'unclosed.md': '---\ntitle: never closed\n\n# Unclosed\n',
      'list.md': '---\n- a\n- b\n---\n# List\n',
      'bomb.md': `---\n${['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[at] ?? ''}`).join(',')}]`)].join('\n')}\n---\n# Bomb\n`,
      'deep.md': `${'> '.repeat(20_000)}deep\n`,
      'good.md': '# Good\n\nIt works. See [bad](broken.md).\n',
    });
    await symlink('/etc/hosts', path.join(folder.sourceDir, 'link.md'));
    await symlink('/etc', path.join(folder.sourceDir, 'linked'));
    const result = await folder.run();
    expect(result.failures.map(({ file, code, line }) => `${file} ${code} ${line}`)).toEqual([
      'bomb.md front-matter-invalid 1',
      'broken.md front-matter-invalid 3',
      'code.md front-matter-code 1',
      'latin1.md file-unreadable 1',
      'list.md front-matter-invalid 1',
      'unclosed.md front-matter-invalid 1',
      'deep.md file-unreadable 1',
    ]);
    expect(result.skipped).toEqual([
      { file: 'link.md', reason: 'symbolic link' },
      { file: 'linked', reason: 'symbolic link' },
    ]);
    expect(result.articles.map(({ source }) => source)).toEqual(['good.md']);
    expect('hacked' in globalThis).toBe(false);
    const { base, problems } = await readKnowledgeBase({
      contentDir: folder.contentDir,
      audience: 'internal',
    });
    expect(problems).toEqual([]);
    expect(base.articles).toHaveLength(1);
  });

  it('reads nothing from outside the source folder', async () => {
    await writeFile(path.join(path.dirname(folder.sourceDir), 'secret.md'), 'TOP SECRET');
    await writeFile(path.join(path.dirname(folder.sourceDir), 'secret.png'), 'TOP SECRET');
    await symlink(path.dirname(folder.sourceDir), path.join(folder.sourceDir, 'up'));
    await folder.write({
      'a.md':
        '# A\n\n[!INCLUDE [x](../secret.md)]\n\n[!INCLUDE [y](up/secret.md)]\n\n![s](../secret.png)\n\n:::code language="text" source="../../../../etc/passwd":::\n',
    });
    const { losses, images } = await folder.run();
    expect(images).toBe(0);
    expect(losses.map(({ kind }) => kind)).toEqual([
      'include-missing',
      'include-missing',
      'image-missing',
      'include-missing',
    ]);
    expect(JSON.stringify(await folder.snapshot())).not.toMatch(/TOP SECRET|root:/);
  });

  it('ends an include that includes itself', async () => {
    await folder.write({
      'includes/x.md': 'One [!INCLUDE [again](x.md)]',
      'a.md': '# A\n\n[!INCLUDE [x](includes/x.md)]\n',
    });
    const { losses } = await folder.run();
    expect(losses.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual([
      'include-missing includes/x.md (includes itself)',
    ]);
  });
});
