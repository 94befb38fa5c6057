import { describe, expect, it } from 'vitest';
import { fallbacksOf, readTranslationAddress } from '../../../src/core/article/language-fallback.ts';
import { article, translation } from '../../support/content-folder.ts';
import { readBase } from '../../site/read-base.ts';

describe('fallbacksOf', () => {
  it('leads from every translation that is missing to a notice on the page of the original', async () => {
    const { articles } = await readBase({
      ...article('SN-0001'),
      ...article('SN-0002'),
      ...translation('SN-0001', 'it'),
    });
    expect(fallbacksOf(articles)).toEqual([
      { from: '/articles/sn-0002/it/', to: '/articles/sn-0002/#not-in-it' },
    ]);
  });

  it('leads to an original in whatever language that is', async () => {
    const { articles } = await readBase({
      ...article('SN-0001', { fields: { lang: 'it' } }),
      ...article('SN-0002'),
    });
    expect(fallbacksOf(articles)).toEqual([
      { from: '/articles/sn-0001/en/', to: '/articles/sn-0001/#not-in-en' },
      { from: '/articles/sn-0002/it/', to: '/articles/sn-0002/#not-in-it' },
    ]);
  });

  it('makes none where everything is in one language', async () => {
    const { articles } = await readBase({ ...article('SN-0001'), ...article('SN-0002') });
    expect(fallbacksOf(articles)).toEqual([]);
  });
});

describe('readTranslationAddress', () => {
  it.each([
    ['/articles/sn-0012/it/', { id: 'SN-0012', lang: 'it', isMarkdown: false }],
    ['/articles/SN-0012/ZH-hans', { id: 'SN-0012', lang: 'zh-Hans', isMarkdown: false }],
    ['/articles/sn-0012.cs.md', { id: 'SN-0012', lang: 'cs', isMarkdown: true }],
    ['/articles/sn-0012/', undefined],
    ['/articles/sn-0012.md', undefined],
    ['/articles/sn-0012/xx/', undefined],
    ['/articles/sn-0012/history/', undefined],
    ['/articles/pr-0001/it/run-sheet/', undefined],
    ['/products/it/', undefined],
  ])('%s', (path, read) => {
    expect(readTranslationAddress(path)).toEqual(read);
  });
});
