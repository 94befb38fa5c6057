import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, pageLinks } from '../../src/api/page-cursor.ts';

describe('cursors', () => {
  it('come back as they were, whatever the key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (key) => {
        expect(decodeCursor(encodeCursor(key))).toBe(key);
      }),
    );
  });

  it('are not taken for one where they are something else, and never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof (decodeCursor(text) ?? '') === 'string'),
    );
    for (const text of ['', ' ', 'a', '%%%', '_-_-_', 'x'.repeat(5000)])
      expect(decodeCursor(text)).toBeUndefined();
  });
});

describe('pageLinks', () => {
  const base = 'https://kb.example.com/api/cases';

  it.each([
    ['', '</api/cases>; rel="first", </api/cases?cursor=Nw>; rel="next"'],
    ['?', '</api/cases>; rel="first", </api/cases?cursor=Nw>; rel="next"'],
    [
      '?limit=5&state=open',
      '</api/cases?limit=5&state=open>; rel="first", </api/cases?limit=5&state=open&cursor=Nw>; rel="next"',
    ],
    ['?cursor=MQ&limit=5', '</api/cases?limit=5>; rel="first", </api/cases?limit=5&cursor=Nw>; rel="next"'],
    ['?%63ursor=MQ', '</api/cases>; rel="first", </api/cases?cursor=Nw>; rel="next"'],
    ['?q=a+b%3E', '</api/cases?q=a+b%3E>; rel="first", </api/cases?q=a+b%3E&cursor=Nw>; rel="next"'],
    ['#part', '</api/cases>; rel="first", </api/cases?cursor=Nw>; rel="next"'],
  ])('of %s name the first and the next page', (query, links) => {
    expect(pageLinks(base + query, '7')).toBe(links);
  });

  it('are those of an address that is taken apart and put together again, whatever is asked', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab=&%?#<>",;+ .*-_é'.split('')) });
    fc.assert(
      fc.property(text, (query) => {
        const { pathname, searchParams } = new URL(`${base}?${query}`);
        searchParams.delete('cursor');
        const rest = searchParams.toString();
        const [target = ''] = pageLinks(new URL(`${base}?${query}`).href, undefined).split('; rel=');
        const first = new URL(target.slice(1, -1), base);
        expect([...first.searchParams]).toEqual([...new URL(`${base}?${rest}`).searchParams]);
        expect(first.pathname).toBe(pathname);
      }),
    );
  });
});
