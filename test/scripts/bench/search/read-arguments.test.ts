import { describe, expect, it } from 'vitest';
import { WrongUse } from '../../../../scripts/bench/read-options.ts';
import { readArguments } from '../../../../scripts/bench/search/read-arguments.ts';

describe('readArguments', () => {
  it('reads the folder and the options', () => {
    expect(readArguments(['--data', 'sets/a', '--limit-queries', '50'])).toEqual({
      data: 'sets/a',
      withPeers: false,
      inBrowser: false,
      scale: undefined,
      limitQueries: 50,
      withLinkedCases: false,
    });
    expect(readArguments(['--data', 'a', '--peers', '--browser', '--scale', '10'])).toMatchObject({
      withPeers: true,
      inBrowser: true,
      scale: 10,
    });
    expect(readArguments(['--help'])).toBe('help');
  });

  const wrong: readonly (readonly [string, readonly string[], string])[] = [
    ['arguments-01', [], '--data DIR'],
    ['arguments-02', ['--data', 'a', '--limit-queries', 'many'], '--limit-queries is a whole number from 1'],
    ['arguments-03', ['--data', 'a', '--limit-queries', '0'], '--limit-queries is a whole number from 1'],
    ['arguments-04', ['--data', 'a', '--unknown'], '--unknown'],
    ['arguments-05', ['--data', 'a', 'b'], "'b'"],
    ['arguments-06', ['--data', 'a', '--scale', '1'], '--scale is a whole number from 2'],
  ];
  it.each(wrong)('%s: %j is refused, naming %s', (_, words, named) => {
    expect(() => readArguments(words)).toThrow(WrongUse);
    expect(() => readArguments(words)).toThrow(named);
  });
});
