import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSourceInstant } from '../../../src/core/intake/source-instant.ts';

describe('parseSourceInstant', () => {
  const table: readonly (readonly [string, string, string | undefined, string | undefined])[] = [
    ['instant-01: ISO 8601', '2026-03-01T14:05:09Z', undefined, '2026-03-01T14:05:09.000Z'],
    ['instant-02: with an offset', '2026-03-01T14:05:09.5+0100', 'Asia/Tokyo', '2026-03-01T13:05:09.500Z'],
    ['instant-03: no zone is UTC', '2026-03-01 14:05:09', undefined, '2026-03-01T14:05:09.000Z'],
    ['instant-04: no zone, in winter', '2026-03-01 14:05:09', 'Europe/Rome', '2026-03-01T13:05:09.000Z'],
    ['instant-05: no zone, in summer', '2026-07-01 14:05', 'Europe/Rome', '2026-07-01T12:05:00.000Z'],
    ['instant-06: just after midnight', '2026-07-01 00:30:00', 'Europe/Rome', '2026-06-30T22:30:00.000Z'],
    ['instant-07: west of UTC', '2026-12-31 23:59:59', 'America/New_York', '2027-01-01T04:59:59.000Z'],
    ['instant-08: as Jira writes it', '17/Jun/26 9:12 AM', 'Europe/Prague', '2026-06-17T07:12:00.000Z'],
    ['instant-09: Unix time is of no zone', '1772374509', 'Europe/Rome', '2026-03-01T14:15:09.000Z'],
    [
      'instant-10: a day, from its beginning there',
      '2026-03-01',
      'Asia/Shanghai',
      '2026-02-28T16:00:00.000Z',
    ],
    ['instant-11: no such day', '2026-02-31 10:00', 'Europe/Rome', undefined],
    ['instant-12: day and month in no order that can be told', '03/04/2026', undefined, undefined],
  ];
  it.each(table)('%s', (_, text, timeZone, expected) => {
    const at = parseSourceInstant(text, timeZone);
    expect(at === undefined ? undefined : new Date(at).toISOString()).toBe(expected);
  });

  it('reads what any instant is written as, in a zone whose clocks stay', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const text = new Date(seconds * 1000).toISOString().slice(0, 19);
        expect(parseSourceInstant(text, 'Asia/Kolkata')).toBe(seconds * 1000 - 5.5 * 3_600_000);
      }),
    );
  });
});
