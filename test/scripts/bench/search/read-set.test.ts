import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSet, SetError } from '../../../../scripts/bench/search/read-set.ts';
import { temporaryFolder } from '../../../support/build-site.ts';
import { sharedMaterial } from '../../../support/shared-data.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => (folder = await temporaryFolder('read-set')));
afterAll(async () => folder.remove());

const good = {
  docs: '{"id":"a","title":"Disk full","text":"No space left","lang":"en"}\n{"id":"b","title":"Other","text":"x","lang":"it"}\n',
  queries: '{"id":"q1","text":"disk full","kind":"symptom"}\n',
  qrels: '{"queryId":"q1","docId":"a","rel":2}\n',
};

let made = 0;
async function writeSet(files: Partial<typeof good>): Promise<string> {
  const set = path.join(folder.path, `set-${++made}`);
  await mkdir(set);
  for (const [name, text] of Object.entries({ ...good, ...files }))
    await writeFile(path.join(set, `${name}.jsonl`), text);
  return set;
}

async function problemsOf(files: Partial<typeof good>): Promise<string> {
  const set = await writeSet(files);
  const error = await readSet(set).then(
    () => new Error('the set was read'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SetError);
  return error instanceof Error ? error.message.replaceAll(`${set}${path.sep}`, '') : '';
}

describe('readSet', () => {
  it('reads documents, queries and judgements, with defaults for what a set may leave out', async () => {
    const set = await readSet(
      await writeSet({
        docs: '\uFEFF{"id":"a","text":"No space left"}\r\n\r\n{"id":"b","title":"B","text":"","lang":"it","headings":["H"],"extra":1}',
        queries: '{"id":"q1","text":"disk full","kind":null}\n',
      }),
    );
    expect(set.name).toMatch(/^set-\d+$/);
    expect(set.documents).toEqual([
      { id: 'a', title: '', text: 'No space left', lang: 'en', headings: [] },
      { id: 'b', title: 'B', text: '', lang: 'it', headings: ['H'] },
    ]);
    expect(set.queries).toEqual([{ id: 'q1', text: 'disk full', kind: 'all' }]);
    expect(set.judgements.get('q1')).toEqual(new Map([['a', 2]]));
    expect(set.notices).toEqual([]);
  });

  it('ends lines at line feeds only, as texts may hold other separators', async () => {
    const text = 'first\u2028second\u2029third\u0085fourth';
    const docs = `${JSON.stringify({ id: 'a', text })}\n${JSON.stringify({ id: 'b', text: 'x' })}`;
    const { documents } = await readSet(await writeSet({ docs }));
    expect(documents.map((document) => document.text)).toEqual([text, 'x']);
  });

  it('names file, line and reason of every bad line', async () => {
    expect(
      await problemsOf({
        docs: '{"id":"a","text":"x"}\nnot json\n{"id":"","text":7}\n',
        queries: '{"id":"q1"}\n',
        qrels: '{"queryId":"q1","docId":"a","rel":-1}\n[]\n',
      }),
    ).toMatchInlineSnapshot(`
      "docs.jsonl:2: not JSON; write one JSON object a line
      docs.jsonl:3: id: Too small: expected string to have >=1 characters
      docs.jsonl:3: text: Invalid input: expected string, received number
      queries.jsonl:1: text: Invalid input: expected string, received undefined
      qrels.jsonl:1: rel: Too small: expected number to be >=0
      qrels.jsonl:2: Invalid input: expected object, received array"
    `);
  });

  it('refuses ids and judgements that are there twice', async () => {
    expect(await problemsOf({ queries: good.queries + good.queries, qrels: good.qrels + good.qrels }))
      .toMatchInlineSnapshot(`
      "queries.jsonl:2: says again what line 1 says; ids are unique, and so are judgements
      qrels.jsonl:2: says again what line 1 says; ids are unique, and so are judgements"
    `);
  });

  it('says which file is missing', async () => {
    const error = await readSet(path.join(folder.path, 'nowhere')).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SetError);
    for (const file of ['docs.jsonl', 'queries.jsonl', 'qrels.jsonl'])
      expect(String(error)).toContain(path.join('nowhere', file));
  });

  it('refuses a set that holds no document, or judges nothing as an answer', async () => {
    expect(await problemsOf({ docs: '' })).toContain('docs.jsonl: holds no document');
    expect(await problemsOf({ qrels: '{"queryId":"q1","docId":"a","rel":0}' })).toContain(
      'judges no document of any query as an answer',
    );
  });

  it('leaves out queries without an answer and judgements of unknown queries, and says so', async () => {
    const set = await readSet(
      await writeSet({
        queries: `${good.queries}{"id":"q2","text":"unjudged"}\n`,
        qrels: `${good.qrels}{"queryId":"q1","docId":"gone","rel":1}\n{"queryId":"q9","docId":"a","rel":1}\n`,
      }),
    );
    expect(set.queries.map(({ id }) => id)).toEqual(['q1']);
    expect(set.notices).toEqual([
      '1 queries without an answer in qrels.jsonl are left out',
      '1 queries of qrels.jsonl are not in queries.jsonl and are left out',
      '1 judgements name a document that is not in docs.jsonl; it counts as not found',
    ]);
  });

  const shared = sharedMaterial('search/stackfaq');
  it.skipIf(!shared.isThere)(`reads a real set${shared.note}`, async () => {
    const set = await readSet(shared.path);
    expect(set.name).toBe('stackfaq');
    expect(set.documents.length).toBe(125);
    expect(set.queries.length).toBe(582);
  });
});
