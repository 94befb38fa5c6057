import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRow } from '../../../src/core/export/csv.ts';

describe('csvRow', () => {
  it.each([
    ['csv-01: texts and numbers', ['a', 1, true, undefined], '"a",1,true,\r\n'],
    ['csv-02: quotes, commas and line breaks', ['say "x", then\r\ny'], '"say ""x"", then\r\ny"\r\n'],
    ['csv-03: a formula', ['=HYPERLINK("x")'], '"\'=HYPERLINK(""x"")"\r\n'],
    ['csv-04: a sum', ['+1'], '"\'+1"\r\n'],
    ['csv-05: a difference', ['-1'], '"\'-1"\r\n'],
    ['csv-06: a function of old', ['@SUM(A1)'], '"\'@SUM(A1)"\r\n'],
    ['csv-07: behind a space', [' =1'], '"\' =1"\r\n'],
    ['csv-08: full width', ['＝1'], '"\'＝1"\r\n'],
    ['csv-09: behind a tab', ['\t=1'], '"\'\t=1"\r\n'],
    ['csv-10: a number stays a number', [-1], '-1\r\n'],
    ['csv-11: no formula inside', ['a=1'], '"a=1"\r\n'],
    ['csv-12: nothing', [''], '""\r\n'],
  ])('%s', (_, values, expected) => {
    expect(csvRow(values)).toBe(expected);
  });

  it('lets a reader of RFC 4180 find every text again', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
        const row = csvRow(texts);
        const cells = [...row.slice(0, -2).matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell = '']) =>
          cell.replaceAll('""', '"'),
        );
        expect(cells.map((cell, index) => (cell === texts[index] ? cell : cell.replace(/^'/, '')))).toEqual(
          texts,
        );
      }),
    );
  });
});
