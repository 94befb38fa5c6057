import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/cli/check.ts';
import { runCommandLine } from '../../src/cli/run-command-line.ts';
import type { Problem } from '../../src/core/problem/problem.ts';
import { article, policy, writeContent } from '../support/content-folder.ts';

type Folder = Awaited<ReturnType<typeof writeContent>>;

describe('casebook check', () => {
  let good: Folder;
  let doubtful: Folder;
  let bad: Folder;

  beforeAll(async () => {
    const overdue = { reviewed: '2026-01-02', reviewDue: '2026-02-01' };
    good = await writeContent({ ...policy, ...article('SN-0001') });
    doubtful = await writeContent({ ...policy, ...article('SN-0001', { fields: overdue }) });
    bad = await writeContent({
      ...policy,
      ...article('SN-0001', { fields: { ...overdue, owner: 'nobody' } }),
      ...article('PR-0001', { fields: { risk: { likelihood: 'high', impact: 'high' } } }),
    });
  });

  afterAll(async () => {
    for (const folder of [good, doubtful, bad]) await folder.remove();
  });

  const run = async (
    folder: Folder,
    words: readonly string[] = [],
    over: Partial<Parameters<typeof runCommandLine>[2]> = {},
  ) => {
    let [out, err] = ['', ''];
    const status = await runCommandLine(
      ['check', '--content', folder.path, ...words],
      { check: async () => Promise.resolve(check) },
      {
        out: (text) => (out += text),
        err: (text) => (err += text),
        isInteractive: false,
        environment: {},
        workingDirectory: folder.path,
        now: () => new Date('2026-11-22T12:00:00Z'),
        ...over,
      },
    );
    return { status, out, err };
  };

  it('says so and ends with 0 when nothing is wrong', async () => {
    expect(await run(good)).toEqual({ status: 0, out: '', err: 'Articles 1\nNo problems.\n' });
  });

  it('ends with 0 on warnings, with 1 when they count as errors', async () => {
    expect(await run(doubtful)).toMatchObject({
      status: 0,
      err: expect.stringContaining('0 errors, 1 warning in 1 file.\n') as string,
    });
    expect((await run(doubtful, ['--strict'])).status).toBe(1);
  });

  it('prints every problem with its place and hint on stdout, and ends with 1', async () => {
    const { status, out, err } = await run(bad);
    expect(status).toBe(1);
    expect(out).toBe(
      'procedures/pr-0001.mdx:5:1 error procedure-without-back-out-plan PR-0001 is high risk but names no back-out plan.\n    Add `backOutPlan: BO-…`, or `noBackOut:` with the reason.\n\nservice-notes/sn-0001.mdx:7:1 error team-unknown There is no team “nobody”.\n    Correct the id, or add the team to `policy/teams.yaml`.\nservice-notes/sn-0001.mdx:11:1 warning review-overdue The review of SN-0001 was due on 2026-02-01; the team nobody keeps it.\n    Verify the article, then set `reviewed` and the next `reviewDue`.\n',
    );
    expect(err).toBe('Articles 2\n2 errors, 1 warning in 2 files.\n');
  });

  it('prints errors only when it is to be quiet, and counts all', async () => {
    const { out, err } = await run(bad, ['--quiet']);
    expect(out).not.toContain('warning');
    expect(err).toContain('2 errors, 1 warning');
  });

  it('reports on the files and folders that are named', async () => {
    expect((await run(bad, ['procedures'])).out).not.toContain('service-notes');
    expect((await run(bad, ['service-notes/sn-0001.mdx'])).out).not.toContain('procedures/');
    expect(await run(doubtful, ['policy'])).toMatchObject({ status: 0, out: '' });
    expect((await run(bad, ['.'])).out).toBe((await run(bad)).out);
  });

  it('takes ids of articles, and paths from the content folder as well as from where it was started', async () => {
    expect((await run(bad, ['pr-0001'])).out).toBe((await run(bad, ['procedures'])).out);
    expect((await run(bad, ['SN-0001'])).out).toBe((await run(bad, ['service-notes'])).out);
    const elsewhere = { workingDirectory: '/' };
    expect((await run(bad, ['procedures/pr-0001.mdx'], elsewhere)).out).toContain(
      '/procedures/pr-0001.mdx:5:1',
    );
  });

  it('writes paths from where it was started', async () => {
    const { out } = await run(bad, [], { workingDirectory: `${bad.path}/procedures` });
    expect(out).toContain('../service-notes/sn-0001.mdx:7:1');
  });

  it('takes the day from the command line', async () => {
    expect((await run(doubtful, ['--today', '2026-01-31'])).err).toContain('No problems.');
  });

  it('takes the content folder from the environment, or from the working directory', async () => {
    const settings = {
      out: () => undefined,
      err: () => undefined,
      isInteractive: false,
      workingDirectory: '/',
      now: () => new Date('2026-11-22T12:00:00Z'),
    };
    const table = { check: async () => Promise.resolve(check) };
    expect(
      await runCommandLine(['check'], table, { ...settings, environment: { CASEBOOK_CONTENT: good.path } }),
    ).toBe(0);
    expect(
      await runCommandLine(['check'], table, { ...settings, environment: { CASEBOOK_CONTENT: bad.path } }),
    ).toBe(1);
  });

  it('writes JSON: an array of problems', async () => {
    const { out, status } = await run(bad, ['--format', 'json']);
    const problems = JSON.parse(out) as Problem[];
    expect(status).toBe(1);
    expect(problems).toHaveLength(3);
    expect(problems[0]).toEqual({
      code: 'procedure-without-back-out-plan',
      severity: 'error',
      message: 'PR-0001 is high risk but names no back-out plan.',
      hint: 'Add `backOutPlan: BO-…`, or `noBackOut:` with the reason.',
      file: 'procedures/pr-0001.mdx',
      line: 5,
      column: 1,
    });
    expect(JSON.parse((await run(good, ['--format', 'json'])).out)).toEqual([]);
  });

  it('writes SARIF', async () => {
    const log = JSON.parse((await run(bad, ['--format', 'sarif'])).out) as {
      version: string;
      runs: { results: unknown[] }[];
    };
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0]?.results).toHaveLength(3);
  });

  it('links in SARIF to the site that the environment names, if it is one', async () => {
    const words = ['--format', 'sarif'];
    const site = await run(good, words, { environment: { CASEBOOK_SITE: 'https://kb.example.com' } });
    expect(site.out).toContain('"helpUri": "https://kb.example.com/help/problems/#mdx-esm"');
    const none = await run(good, words, { environment: { CASEBOOK_SITE: 'kb' } });
    expect(none).toMatchObject({ status: 2, out: '' });
    expect(none.err).toContain('CASEBOOK_SITE kb is not an address such as https://kb.example.com');
  });

  it('colours on a terminal alone, and not under NO_COLOR', async () => {
    const escape = '\u001B[';
    expect((await run(bad)).out).not.toContain(escape);
    expect((await run(bad, [], { isOutTerminal: true })).out).toContain(escape);
    expect((await run(bad, [], { isOutTerminal: true, environment: { NO_COLOR: '1' } })).out).not.toContain(
      escape,
    );
  });

  it('looks at what the named readers get', async () => {
    expect(await run(bad, ['--audience', 'public'])).toMatchObject({ status: 0, out: '' });
  });

  it.each<readonly [string, readonly string[], number, RegExp]>([
    ['an unknown format', ['--format', 'xml'], 2, /--format is text, json or sarif/],
    ['an unknown audience', ['--audience', 'all'], 2, /--audience is restricted, internal/],
    ['a day that is none', ['--today', 'tomorrow'], 2, /--today is a date such as/],
    ['an unknown option', ['--frobnicate'], 2, /frobnicate/],
    [
      'a file that does not exist',
      ['service-notes/none.mdx'],
      2,
      /there is no file service-notes\/none\.mdx/,
    ],
    ['an article that does not exist', ['SN-0404'], 2, /there is no article SN-0404 in /],
    ['a file outside of the content', ['/etc/hosts'], 2, /does not lie in the content folder/],
    [
      'a content folder that does not exist',
      ['--content', '/no/such/folder'],
      1,
      /there is no content folder \/no\/such\/folder/,
    ],
  ])('explains %s', async (_, words, status, message) => {
    const result = await run(good, words);
    expect(result).toMatchObject({ status, out: '' });
    expect(result.err).toMatch(message);
  });
});
