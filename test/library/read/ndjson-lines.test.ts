import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ndjsonLines } from '../../../src/library/read/ndjson-lines.ts';
import { temporaryFolder } from '../../support/build-site.ts';

describe('ndjsonLines', () => {
  it('gives back every value, whatever separators its texts hold', async () => {
    const folder = await temporaryFolder('ndjson');
    const file = path.join(folder.path, 'values.ndjson');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a\u2028b', '\u2029', 'a\r\nb', '\u0085'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 20 }), async (texts) => {
        await writeFile(file, texts.map((value) => `${JSON.stringify(value)}\n`).join(''));
        const read = await Array.fromAsync(ndjsonLines(file));
        expect(read.map((line): unknown => JSON.parse(line))).toEqual(texts);
      }),
      { numRuns: 60 },
    );
    await folder.remove();
  });

  it('joins lines that are longer than what is read at once', async () => {
    const folder = await temporaryFolder('ndjson');
    const file = path.join(folder.path, 'long.ndjson');
    const long = 'ü'.repeat(400_000);
    await writeFile(file, `${JSON.stringify(long)}\n${JSON.stringify('end')}`);
    expect(await Array.fromAsync(ndjsonLines(file))).toEqual([JSON.stringify(long), '"end"']);
    await folder.remove();
  });
});
