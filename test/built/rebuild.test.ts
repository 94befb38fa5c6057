import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles } from '../../src/cli/build/publish.ts';
import { buildSite, projectDir, runCasebook, temporaryFolder } from '../support/build-site.ts';

/** Every file of a site with its bytes. */
async function snapshot(out: string): Promise<Map<string, string>> {
  const client = path.join(out, 'client');
  const names = await listFiles(client);
  return new Map(names.map((name) => [name, readFileSync(path.join(client, name)).toString('base64')]));
}

describe('a build after an edit', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let content: string;
  const edit = (file: string, change: (source: string) => string): void => {
    const name = path.join(content, file);
    writeFileSync(name, change(readFileSync(name, 'utf8')));
  };

  beforeAll(async () => {
    folder = await temporaryFolder('rebuild');
    content = path.join(folder.path, 'content');
    cpSync(path.join(projectDir, 'content'), content, { recursive: true });
    await buildSite(content, 'internal', path.join(folder.path, 'warm'));
  }, 120_000);

  afterAll(async () => folder.remove());

  const edits: Readonly<Record<string, () => void>> = {
    'a text': () => edit('service-notes/sn-0005.mdx', (source) => `${source}\nOne more sentence.\n`),
    'a title, which other pages show': () =>
      edit('service-notes/sn-0007.mdx', (source) =>
        source.replace(/^title: .*$/m, 'title: Quite another title'),
      ),
  };

  const rebuild = async (): ReturnType<typeof runCasebook> => {
    const warm = path.join(folder.path, 'warm');
    const options = ['--content', content, '--out', `${warm}/out-internal`, '--cache', `${warm}/cache`];
    return runCasebook(['build', ...options]);
  };

  it.each(['a text', 'a title, which other pages show'])(
    'gives the very site that a first build gives: %s',
    async (name) => {
      edits[name]?.();
      const warm = await buildSite(content, 'internal', path.join(folder.path, 'warm'));
      const cold = await buildSite(content, 'internal', path.join(folder.path, `cold ${name}`));
      expect(await snapshot(warm)).toEqual(await snapshot(cold));
    },
    120_000,
  );

  it('makes only the pages that show it, and says so', async () => {
    edits['a text']?.();
    const { stderr } = await rebuild();
    const [, made, unchanged] = /Pages (\d+), and (\d+) unchanged/.exec(stderr) ?? [];
    expect(Number(made)).toBeLessThan(Number(unchanged));
  }, 60_000);

  it('changes nothing when the content has an error', async () => {
    const before = await snapshot(path.join(folder.path, 'warm/out-internal'));
    edit('service-notes/sn-0005.mdx', (source) => `${source}\n<Unknown />\n`);
    const { status, stderr } = await rebuild();
    expect(status).toBe(1);
    expect(stderr).toMatch(/service-notes\/sn-0005\.mdx:\d+:1 component-unknown/);
    expect(await snapshot(path.join(folder.path, 'warm/out-internal'))).toEqual(before);
  }, 60_000);
});
