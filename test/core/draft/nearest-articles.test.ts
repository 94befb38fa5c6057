import { describe, expect, it } from 'vitest';
import { nearestOf } from '../../../src/core/draft/nearest-articles.ts';

const found = (...keys: readonly string[]) =>
  keys.map((key) => ({
    key,
    type: key.startsWith('CF') ? 'customer-record' : 'service-note',
    language: key.split('.')[1] ?? 'en',
  }));

describe('nearestOf', () => {
  const table: readonly (readonly [string, readonly string[], string | undefined, readonly string[]])[] = [
    [
      'near-01: best first, as many as asked for',
      ['SN-0001', 'BP-0002', 'SN-0003', 'SN-0004'],
      undefined,
      ['SN-0001', 'BP-0002', 'SN-0003'],
    ],
    [
      'near-02: an article once, its text in English',
      ['SN-0001.it', 'SN-0002', 'SN-0001'],
      undefined,
      ['SN-0001', 'SN-0002'],
    ],
    [
      'near-03: a translation where nothing else was found',
      ['SN-0001.cs', 'SN-0001.it'],
      undefined,
      ['SN-0001.cs'],
    ],
    ['near-04: no record of a customer', ['CF-0001', 'SN-0001'], undefined, ['SN-0001']],
    ['near-05: the own customer alone', ['CF-0002', 'CF-0001', 'SN-0001'], 'CF-0001', ['CF-0001', 'SN-0001']],
    ['near-06: nothing', [], 'CF-0001', []],
  ];
  it.each(table)('%s', (_, keys, ownRecord, expected) => {
    expect(nearestOf(found(...keys), { ownRecord, limit: 3 }).map(({ key }) => key)).toEqual(expected);
  });
});
