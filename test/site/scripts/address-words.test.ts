import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesMostOf, wordsOfAddress } from '../../../src/site/scripts/address-words.ts';

describe('wordsOfAddress', () => {
  it.each([
    ['/kb/vm-frozen_sn-0012.html', 'kb vm frozen sn-0012'],
    ['/articles/sn-0099/', 'sn-0099'],
    ['/articles/sn-0099/it/', 'sn-0099 it'],
    ['/service-notes/datastore%20read-only/', 'service notes datastore read only'],
    ['/', ''],
    ['/%E0%A4%A', ''],
  ])('%s → “%s”', (path, words) => {
    expect(wordsOfAddress(path)).toBe(words);
  });

  it('gives words with single spaces between them for any path', () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        expect(wordsOfAddress(`/${path}`)).not.toMatch(/^\s|\s\s|\s$/);
      }),
    );
  });
});

describe('namesMostOf', () => {
  it('wants more than half of the words of an address', () => {
    expect(namesMostOf('datastore read only', 'Datastore is read-only')).toBe(true);
    expect(namesMostOf('kb purple elephant recipe', 'KB of recipe cards')).toBe(false);
    expect(namesMostOf('kb', 'KB')).toBe(false);
  });
});
