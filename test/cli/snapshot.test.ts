import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleIdSchema } from '../../src/core/article/article-id.ts';
import { readCaseSnapshot, SnapshotError } from '../../src/library/read/read-case-snapshot.ts';
import { openStore } from '../../src/store/open-store.ts';
import { nine } from '../core/case/sample-case.ts';
import { draftOf, storeAct } from '../store/case/case-store.contract.ts';
import { revisionOf, sampleArticle } from '../store/sample-article.ts';
import { runInProcess } from '../support/run-in-process.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-snapshot-'));
  await mkdir(join(folder, 'content'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = async (...words: readonly string[]) => runInProcess(['snapshot', ...words], { folder });
const ask = async (...words: readonly string[]) =>
  runInProcess(['suggest', ...words, '--database', 'cases.db'], { folder });

async function fillDatabase(withLink: boolean): Promise<void> {
  const store = await openStore(join(folder, 'cases.db'), nine);
  await store.articles.register({ audience: 'internal', articles: [sampleArticle('SN-0001')], at: nine });
  const opened = await store.cases.open(draftOf({ state: 'closed', problem: 'It froze' }), storeAct());
  if (opened.result !== 'written') throw new Error(opened.result);
  const { id, number } = opened.value;
  const link = {
    caseId: id,
    caseNumber: number,
    kind: 'reused' as const,
    article: articleIdSchema.parse('SN-0001'),
    delivered: { article: 'SN-0001', revision: revisionOf('SN-0001') },
    linkedAt: nine,
    by: { id: storeAct().actor.id, name: 'Ada Rossi' },
  };
  if (withLink) await store.links.add([link], [], storeAct());
  await store.close();
}

describe('casebook snapshot', () => {
  it('writes the cases of a database beside the content, the same bytes again', async () => {
    await fillDatabase(true);
    expect(await run('--database', 'cases.db')).toEqual({
      status: 0,
      out: 'case-snapshot.json\n',
      err: 'Articles with cases 1, which answered 1 case\n',
    });
    const file = join(folder, 'case-snapshot.json');
    const [text, { mtimeMs }] = [await readFile(file, 'utf8'), await stat(file)];
    expect((await readCaseSnapshot(file))?.articles).toMatchObject([
      { id: 'SN-0001', reuse: 1, cases: [{ statements: ['It froze'] }] },
    ]);
    await run('--database', 'cases.db');
    expect([await readFile(file, 'utf8'), (await stat(file)).mtimeMs]).toEqual([text, mtimeMs]);
  });

  it('says that there is no database, and makes none', async () => {
    const { status, err } = await run('--database', 'missing.db');
    expect([status, err]).toEqual([1, expect.stringContaining('there is no database')]);
    expect(await run('--database', 'missing.db', '--if-any')).toEqual({ status: 0, out: '', err: '' });
    await expect(stat(join(folder, 'missing.db'))).rejects.toThrow('ENOENT');
  });

  it('writes nothing with --if-any where no case is linked', async () => {
    await fillDatabase(false);
    expect(await run('--database', 'cases.db', '--if-any')).toMatchObject({ status: 0, out: '' });
    expect(await readCaseSnapshot(join(folder, 'case-snapshot.json'))).toBeUndefined();
    expect(await run('--database', 'cases.db')).toMatchObject({ status: 0, out: 'case-snapshot.json\n' });
  });

  it.each(['', '{', '{"casebook":"case-snapshot","version":2,"articles":[]}', '[]'])(
    'is refused by a build when it is %j',
    async (text) => {
      const file = join(folder, 'bad.json');
      await writeFile(file, text);
      await expect(readCaseSnapshot(file)).rejects.toThrow(SnapshotError);
    },
  );
});

describe('casebook suggest', () => {
  beforeEach(async () => {
    await cp(join(import.meta.dirname, '../../content/policy'), join(folder, 'content/policy'), {
      recursive: true,
    });
    await fillDatabase(true);
  });

  it('names cases that are like a problem, what answered them, and words of two teams', async () => {
    const { status, out } = await ask(
      'Since Monday it froze after the update to 9.1: NetApp aggregate, vMotion',
      '--json',
    );
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ advice: [{ code: 'routes-to-two-teams' }] });
    const like = await ask('It froze');
    expect(like.out).toContain('SN-0001');
    expect(like.out).toContain('It answered SR-000001, which is like this.');
  });

  it.each([
    [[], 2],
    [['a', 'b'], 2],
    [['SR-000999'], 1],
    [['froze', '--limit', '99'], 2],
  ])('refuses %j', async (words, expected) => {
    expect((await ask(...words)).status).toBe(expected);
  });
});
