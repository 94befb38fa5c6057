import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedEncodings } from '../../../src/server/pages/negotiate-encoding.ts';

describe('acceptedEncodings', () => {
  it.each([
    ['encoding-01: no header → none', undefined, []],
    ['encoding-02: empty header → none', '', []],
    ['encoding-03: a browser', 'gzip, deflate, br, zstd', ['br', 'gzip']],
    ['encoding-04: gzip alone', 'gzip', ['gzip']],
    ['encoding-05: a refusal', 'br;q=0, gzip', ['gzip']],
    ['encoding-06: the client prefers gzip', 'br;q=0.5, gzip;q=0.9', ['gzip', 'br']],
    ['encoding-07: anything', '*', ['br', 'gzip']],
    ['encoding-08: anything but br', '*, br;q=0', ['gzip']],
    ['encoding-09: capitals and spaces', ' GZIP ; Q=1 ,BR', ['br', 'gzip']],
    ['encoding-10: identity', 'identity', []],
    ['encoding-11: the old name of gzip', 'x-gzip', ['gzip']],
    ['encoding-12: nonsense after q=', 'br;q=high, gzip;q=', []],
    ['encoding-13: names of object properties', 'constructor, __proto__;q=1', []],
  ])('%s', (_, header, expected) => {
    expect(acceptedEncodings(header)).toEqual(expected);
  });

  it('never offers what was not asked for', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        for (const encoding of acceptedEncodings(header))
          expect(header.toLowerCase()).toMatch(encoding === 'br' ? /br|\*/ : /gzip|\*/);
      }),
    );
  });
});
