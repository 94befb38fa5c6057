import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNewCommand } from '../../src/cli/new.ts';
import { openStoreFromCommandLine } from '../../src/server/open-store-from-command-line.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { runCommandLine } from '../../src/cli/run-command-line.ts';
import { articleTypes } from '../../src/core/article/registry.ts';
import { caseNumberSchema } from '../../src/core/case/case-id.ts';
import { nine } from '../core/case/sample-case.ts';
import { draftOf, storeAct } from '../store/case/case-store.contract.ts';
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
      { new: async () => Promise.resolve(createNewCommand(openStoreFromCommandLine)) },
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

  const database = (): string => path.join(folder.path, 'cases.db');

  const withStore = async <Result>(task: (store: Store) => Promise<Result>): Promise<Result> => {
    const store = await openStore(database(), nine);
    try {
      return await task(store);
    } finally {
      await store.close();
    }
  };

  const open = async (): Promise<string> =>
    withStore(async (store) => {
      const draft = draftOf({
        state: 'closed',
        title: 'Text of the issue at Aurora Bank',
        problem: 'Marta wrote from 10.1.2.3 that it is slow',
        customer: 'aurora-bank',
        contact: { name: 'Marta Novák' },
        product: 'ontap',
      });
      const outcome = { kind: 'solved', cause: 'A cause', resolution: 'A resolution' } as const;
      const opened = await store.cases.open({ ...draft, outcome }, storeAct());
      if (opened.result !== 'written') throw new Error(opened.result);
      return opened.value.number;
    });

  describe('--from-case', () => {
    it('writes a note from what a case says, lists what was masked, and remembers the case', async () => {
      const number = await open();
      const { status, out, err } = await run('service-note', '--from-case', number, '--database', database());
      expect([status, out]).toEqual([0, 'service-notes/sn-0042.mdx\n']);
      expect(err).toContain('[address]   10.1.2.3');
      expect(err).toMatch(/\[name\] +Marta/);
      const text = await read('service-notes/sn-0042.mdx');
      expect(text).toContain('title: Text of the issue at [customer]');
      expect(text).toContain('A resolution');
      expect(text).not.toMatch(/Marta|Aurora|10\.1\.2\.3/);
      expect(await withStore(({ drafts }) => drafts.listOpen(['SN-0042']))).toMatchObject([
        { article: 'SN-0042', number },
      ]);
    });

    it('gives the same as JSON, with the nearest articles', async () => {
      const number = await open();
      const { out } = await run(
        'service-note',
        '--from-case',
        number.toLowerCase(),
        '--database',
        database(),
        '--json',
      );
      const report = JSON.parse(out) as { case: string; file: string; masked: unknown[]; similar: unknown };
      expect(report).toMatchObject({ case: number, id: 'SN-0042', file: 'service-notes/sn-0042.mdx' });
      expect(report.masked).toContainEqual({ mask: '[customer]', text: 'Aurora Bank' });
      expect(Array.isArray(report.similar)).toBe(true);
    });

    it('takes an id that neither a file nor an earlier draft has, and leaves it to its case', async () => {
      const number = await open();
      const drafted = await withStore(async ({ drafts, cases }) => {
        const subject = await cases.find(caseNumberSchema.parse(number));
        return subject && drafts.reserve('SN', 50, subject.id, storeAct());
      });
      expect(drafted).toBe('SN-0051');
      const fromCase = await run('service-note', '--from-case', number, '--database', database());
      expect(fromCase.out).toBe('service-notes/sn-0052.mdx\n');
      const plain = await run('service-note', '--database', database());
      expect(plain.out).toBe('service-notes/sn-0053.mdx\n');
    });

    it.each([
      ['procedure', 'SR-000001', 2, '--from-case writes a service-note'],
      ['service-note', 'SN-0001', 2, 'a number such as SR-000123'],
      ['service-note', 'SR-000999', 1, 'there is no case SR-000999'],
    ])('refuses %s from %s', async (type, number, expected, message) => {
      await open();
      const { status, err } = await run(type, '--from-case', number, '--database', database());
      expect([status, err]).toEqual([expected, expect.stringContaining(message)]);
    });
  });
});
