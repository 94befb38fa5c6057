import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileRecord } from '../../../src/library/intake/file-record.ts';
import { readRecords } from '../../../src/library/intake/read-records.ts';
import { JsonSplitter } from '../../../src/library/intake/split-json.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-intake-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array, name = 'export.json', encoding?: string) {
  const file = join(folder, name);
  await writeFile(file, content);
  const records: FileRecord[] = [];
  for await (const record of readRecords(file, { lists: ['tickets'], encoding })) records.push(record);
  return records;
}

/** Records with their lines; what could not be read as the beginning of the reason. */
const shown = (records: readonly FileRecord[]) =>
  records.map((found) => [found.line, 'record' in found ? found.record : found.reason.slice(0, 13)]);

describe('readRecords', () => {
  it('reads a list, an object that holds one, and objects one after another, each with its line', async () => {
    expect(shown(await read('[\n{"a":1},\n{"a":[{"b":"]}"}]}]'))).toEqual([
      [2, { a: 1 }],
      [3, { a: [{ b: ']}' }] }],
    ]);
    expect(
      shown(await read('{"count":2,"x":[{"a":0}],\n"tickets":[{"a":1},\n{"a":2}],"next":{"b":[{}]}}')),
    ).toEqual([
      [2, { a: 1 }],
      [3, { a: 2 }],
    ]);
    expect(shown(await read('{\n"a":1\n}\n{"a":2}'))).toEqual([
      [1, { a: 1 }],
      [4, { a: 2 }],
    ]);
  });

  it('reads JSON lines, also of a name that says so, and says which line is broken', async () => {
    expect(shown(await read('{"a":1}\n{"a":\n\n{"a":3}\n'))).toEqual([
      [1, { a: 1 }],
      [2, 'it is no JSON'],
      [4, { a: 3 }],
    ]);
    expect(shown(await read('broken\r\n{"a":3}\r\n', 'export.ndjson'))).toEqual([
      [1, 'it is no JSON'],
      [2, { a: 3 }],
    ]);
  });

  it('goes on after an element that is broken', async () => {
    const records = await read('[{"a":1},{"a":"never ended\n},{"a" 2},{"a":3}]');
    expect(records.flatMap((found) => ('record' in found ? [found.record] : []))).toEqual([
      { a: 1 },
      { a: 3 },
    ]);
    expect(records.some((found) => 'reason' in found)).toBe(true);
  });

  it('reads CSV with commas, semicolons and tabulators, a byte order mark and lines within cells', async () => {
    expect(shown(await read('\uFEFFa,b\n1,"x\ny"\n\n2,""\n', 'x.csv'))).toMatchObject([
      [3, { a: '1', b: 'x\ny' }],
      [5, { a: '2', b: '' }],
    ]);
    expect((await read('"a";"b, c"\n1;2\n', 'x.csv')).at(0)).toMatchObject({
      record: { a: '1', 'b, c': '2' },
    });
    expect((await read('a\tb\n1\t2\n', 'x.csv')).at(0)).toMatchObject({ record: { a: '1', b: '2' } });
  });

  it('reports a row with more cells than columns, and reads the others', async () => {
    const records = await read('a,b\n1,2\n1,2,3\n4,5\n', 'x.csv');
    expect(records.filter((found) => 'record' in found)).toHaveLength(2);
    expect(records.filter((found) => 'reason' in found)).toMatchObject([
      { reason: expect.stringContaining('3') as string },
    ]);
  });

  it('reads other encodings: by their mark, or as told', async () => {
    const utf16 = new Uint8Array(Buffer.from('\uFEFFa,b\nč,2\n', 'utf16le'));
    expect((await read(utf16, 'x.csv')).at(0)).toMatchObject({ record: { a: 'č' } });
    const latin = new Uint8Array(Buffer.from('a\n\u00e9\n', 'latin1'));
    expect((await read(latin, 'x.csv', 'windows-1252')).at(0)).toMatchObject({ record: { a: 'é' } });
  });

  it('reads nothing of an empty file', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('[]')).toEqual([]);
    expect(await read('{"tickets":[]}')).toEqual([]);
  });
});

describe('JsonSplitter', () => {
  it('cuts any JSON wherever its pieces end', () => {
    const record = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(
        fc.array(record),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (records, size, isEnveloped) => {
          const list = JSON.stringify(records, undefined, size % 3);
          const text = isEnveloped ? `{"n":[[1]],"tickets":${list},"m":{"tickets":[{}]}}` : list;
          const splitter = new JsonSplitter(['tickets'], 1_000_000);
          const found: unknown[] = [];
          for (let index = 0; index < text.length; index += size) {
            for (const slice of splitter.push(text.slice(index, index + size)))
              found.push(JSON.parse(slice.text ?? ''));
          }
          found.push(...splitter.end());
          expect(found).toEqual(JSON.parse(JSON.stringify(records)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('holds no record that is longer than records are, and goes on after it', () => {
    const splitter = new JsonSplitter([], 10);
    const slices = [...splitter.push('[{"a":"0123'), ...splitter.push('456789"},{"a":1}]')];
    expect(slices).toEqual([{ line: 1 }, { line: 1, text: '{"a":1}' }]);
  });
});
