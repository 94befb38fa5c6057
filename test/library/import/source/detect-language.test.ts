import { describe, expect, it } from 'vitest';
import {
  detectLanguage,
  languageOfPath,
  readLanguage,
} from '../../../../src/library/import/source/detect-language.ts';

describe('detectLanguage', () => {
  it.each([
    ['en', 'The host is not reachable and the log shows that this is in the network of the customer.'],
    [
      'it',
      'Il disco della macchina non è raggiungibile e il registro mostra che questo è un errore del controller per una scheda.',
    ],
    [
      'cs',
      'Disk není dostupný, protože se na hostiteli zastavila služba, která je pro něj potřebná, pokud se tak stane při startu.',
    ],
    ['zh-Hans', '磁盘已满，应用程序停止写入 log。'],
    ['en', 'Der Server ist nicht erreichbar.'],
    ['en', ''],
  ])('takes a text for %s', (lang, text) => {
    expect(detectLanguage(text)).toBe(lang);
  });
});

describe('readLanguage and languageOfPath', () => {
  it('read tags as tools write them', () => {
    expect(['en-us', 'it_IT', 'cs', 'zh-cn', 'zh-Hans', 'zh-tw', 'de'].map(readLanguage)).toEqual([
      'en',
      'it',
      'cs',
      'zh-Hans',
      'zh-Hans',
      undefined,
      undefined,
    ]);
  });

  it('read the language of a folder or an ending, and of nothing else', () => {
    expect(
      ['docs/it/a.md', 'a.cs.md', 'zh-cn/x/a.md', 'en-us/a.md', 'it.md', 'com/a.md', 'v1.2.md'].map(
        languageOfPath,
      ),
    ).toEqual(['it', 'cs', 'zh-Hans', 'en', undefined, undefined, undefined]);
  });
});
