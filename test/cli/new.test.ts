import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newArticle } from '../../src/cli/new.ts';
import { runCommandLine } from '../../src/cli/run-command-line.ts';
import { articleTypes } from '../../src/core/article/registry.ts';
import { article, policy, writeContent } from '../support/content-folder.ts';

describe('casebook new', () => {
  let folder: Awaited<ReturnType<typeof writeContent>>;
  beforeEach(async () => {
    folder = await writeContent({ ...policy, ...article('SN-0041') });
  });
  afterEach(async () => folder.remove());

  const run = async (...words: string[]): Promise<{ status: number; out: string; err: string }> => {
    let [out, err] = ['', ''];
    const status = await runCommandLine(
      ['new', ...words, '--content', folder.path],
      { new: async () => Promise.resolve(newArticle) },
      {
        out: (text) => (out += text),
        err: (text) => (err += text),
        isInteractive: false,
        environment: { USER: 'ann' },
        workingDirectory: folder.path,
        now: () => new Date('2026-11-22T12:00:00Z'),
      },
    );
    return { status, out, err };
  };
  const read = async (file: string): Promise<string> => readFile(path.join(folder.path, file), 'utf8');

  it('writes an article under the next free id and prints its path', async () => {
    expect(
      await run('service-note', '--title', 'Disk: full #1', '--owner', 'linux', '--author', 'Wei'),
    ).toEqual({
      status: 0,
      out: 'service-notes/sn-0042.mdx\n',
      err: '',
    });
    const text = await read('service-notes/sn-0042.mdx');
    for (const line of [
      'id: SN-0042',
      'title: "Disk: full #1"',
      'owner: linux',
      '  - Wei',
      'created: 2026-11-22',
    ])
      expect(text).toContain(`${line}\n`);
    expect((await run('service-note')).out).toBe('service-notes/sn-0043.mdx\n');
  });

  it.each(articleTypes.map(({ name, folder: home, prefix }) => [name, home, prefix] as const))(
    'writes a %s',
    async (name, home, prefix) => {
      const number = name === 'service-note' ? '0042' : '0001';
      expect((await run(name)).out).toBe(`${home}/${prefix.toLowerCase()}-${number}.mdx\n`);
    },
  );

  it('names the author that git knows, else the user', async () => {
    await run('procedure');
    expect(await read('procedures/pr-0001.mdx')).toMatch(/authors:\n {2}- (?!Unknown)/);
    execFileSync('git', ['init', '--quiet', folder.path]);
    execFileSync('git', ['-C', folder.path, 'config', 'user.name', 'Jana Nováková']);
    await run('procedure');
    expect(await read('procedures/pr-0002.mdx')).toContain('authors:\n  - Jana Nováková\n');
  });

  it('takes the first team where none is named', async () => {
    await run('best-practice');
    expect(await read('best-practices/bp-0001.mdx')).toContain('owner: storage\n');
    await rm(path.join(folder.path, 'policy/teams.yaml'));
    expect(await run('best-practice')).toMatchObject({
      status: 1,
      err: expect.stringContaining('names no team') as string,
    });
  });

  it('writes over nothing', async () => {
    await mkdir(path.join(folder.path, 'paths'), { recursive: true });
    await writeFile(path.join(folder.path, 'paths/ob-0001.mdx'), 'taken');
    expect((await run('onboarding-path')).out).toBe('paths/ob-0002.mdx\n');
    expect(await read('paths/ob-0001.mdx')).toBe('taken');
  });

  it.each<readonly [readonly string[], string]>([
    [[], 'name one type: service-note, best-practice'],
    [
      ['service-not'],
      'there is no type “service-not”; name one type: service-note, best-practice, procedure, back-out-plan, customer-record, onboarding-path. Did you mean service-note?',
    ],
    [
      ['service-note', 'Disk', 'full'],
      'unexpected “Disk full”; a title of several words is in quotes: --title "…"',
    ],
    [['service-note', '--title', ' '], '--title is one line with something in it'],
    [['service-note', '--title', 'x'.repeat(201)], '--title has 201 characters; 200 is the most that fits'],
    [['service-note', '--owner', 'nobody'], 'there is no team “nobody”; teams are storage, linux'],
  ])('refuses %j', async (words, message) => {
    const { status, out, err } = await run(...words);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(message);
  });
});
