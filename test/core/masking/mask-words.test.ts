import { describe, expect, it } from 'vitest';
import { maskWords } from '../../../src/core/masking/mask-words.ts';
import { newSearchSchema, recordOf } from '../../../src/core/search-log/recorded-search.ts';

describe('maskWords', () => {
  it.each([
    ['mask-01: an e-mail address', 'mailbox priya.nair@harbourline.example full', 'mailbox [e-mail] full'],
    ['mask-02: an IPv4 address', 'ping 10.20.30.40 fails', 'ping [address] fails'],
    ['mask-03: an IPv6 address', 'route to 2001:db8::1:2 lost', 'route to [address] lost'],
    ['mask-04: a hardware address', 'port 00:1b:44:11:3a:b7 down', 'port [address] down'],
    ['mask-05: a telephone number', 'call +44 20 7946 0101 back', 'call [number] back'],
    ['mask-06: a long number', 'serial 4711000815', 'serial [number]'],
    ['mask-07: an error code stays', 'ORA-00600 0x80070005 KB5034441', 'ORA-00600 0x80070005 KB5034441'],
    ['mask-08: a version stays', 'ONTAP 9.15.1P3 on 8.0 U3', 'ONTAP 9.15.1P3 on 8.0 U3'],
    ['mask-09: a time stays', 'since 10:15 today', 'since 10:15 today'],
  ])('%s', (_, text, expected) => {
    expect(maskWords(text)).toBe(expected);
  });
});

describe('recordOf', () => {
  it('keeps the minute and masked words, and nothing of who searched', () => {
    const search = newSearchSchema.parse({ words: 'mail a@b.example', results: 0, lang: 'en' });
    expect(recordOf(search, Date.UTC(2026, 10, 10, 9, 15, 42, 123))).toEqual({
      at: Date.UTC(2026, 10, 10, 9, 15),
      words: 'mail [e-mail]',
      lang: 'en',
      place: 'site',
      results: 0,
    });
  });
});
