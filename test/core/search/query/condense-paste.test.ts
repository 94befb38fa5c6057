import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { condensePaste } from '../../../../src/core/search/query/condense-paste.ts';
import { maximumQueryLength } from '../../../../src/core/search/query/maximum-query-length.ts';

const noise = Array.from(
  { length: 300 },
  (_, second) =>
    `2026-11-22T04:13:${second} host7 kernel: [${second}.${second}77] the heartbeat of 10.1.2.${second} is fine`,
).join('\n');

describe('condensePaste', () => {
  it('leaves what is short enough as it is', () => {
    expect(condensePaste(' "no space left" type:procedure\n')).toBe('"no space left" type:procedure');
  });

  it('makes of a log its error codes, then the words of lines about errors, each once', () => {
    const log = `${noise}\nERROR archiver stuck: ORA-00257\nERROR archiver stuck: ORA-00257, ENOSPC, 0x80070005\n${noise}`;
    const words = condensePaste(log).split(' ');
    expect(words.slice(0, 5)).toEqual(['ORA-00257', 'ENOSPC', '0x80070005', 'ERROR', 'archiver']);
    expect(words).toContain('heartbeat');
    expect(new Set(words).size).toBe(words.length);
    expect(words.some((word) => /^[\d.]+$/.test(word) || word === 'the')).toBe(false);
  });

  it('gives at most 1,000 characters, and something for any text that has something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 4000, size: 'max' }), (text) => {
        const condensed = condensePaste(text);
        expect(condensed.length).toBeLessThanOrEqual(maximumQueryLength);
        expect(condensed === '').toBe(text.trim() === '');
      }),
    );
    expect(condensePaste('x'.repeat(5000))).toHaveLength(maximumQueryLength);
  });
});
