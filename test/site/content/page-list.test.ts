import { describe, expect, it } from 'vitest';
import { listPages } from '../../../src/site/content/page-list.ts';
import { createSiteContent } from '../../../src/site/content/site-content.ts';
import { createAddressRegister } from '../../../src/core/site/address-register.ts';
import { article, procedureWithPlan, today, translation, type Files } from '../../support/content-folder.ts';
import { readBase } from '../read-base.ts';

const commit = { hash: 'a1', date: '2026-01-01T00:00:00Z', author: 'A', subject: 'S', diff: '' };

async function filesOf(articles: Parameters<typeof readBase>[0], histories = new Map<string, [typeof commit]>()): Promise<string[]> {
  const base = await readBase(articles);
  const content = createSiteContent({ base, histories, image: () => undefined, today });
  return listPages(content).map(({ file }) => file);
}

describe('listPages', () => {
  it('has a page and a Markdown twin for each article, and a history where commits are known', async () => {
    const files = await filesOf(article('SN-0001'), new Map([['SN-0001', [commit]]]));
    expect(files.filter((file) => file.startsWith('articles/'))).toEqual([
      'articles/sn-0001/index.html',
      'articles/sn-0001/history/index.html',
      'articles/sn-0001.md',
    ]);
  });

  it('cuts lists into pages of fifty, and has no list of a type without articles', async () => {
    const many = Object.assign(
      {},
      ...Array.from({ length: 51 }, (_, index) => article(`SN-${String(index + 1).padStart(4, '0')}`)),
    ) as ReturnType<typeof article>;
    const files = await filesOf(many);
    expect(files.filter((file) => file.startsWith('service-notes/'))).toEqual([
      'service-notes/index.html',
      'service-notes/2/index.html',
    ]);
    expect(files).not.toContain('procedures/index.html');
  });

  it('has no page whose address an alias could take', async () => {
    const many = Array.from({ length: 51 }, (_, index) =>
      article(`SN-${String(index + 1).padStart(4, '0')}`, { fields: { products: ['ontap'] } }),
    );
    const base = await readBase(
      Object.assign({}, ...many, procedureWithPlan(), {
        ...translation('SN-0001', 'it'),
        ...article('CF-0001', { fields: { products: ['ontap'] } }),
        ...article('BP-0001'),
        ...article('OB-0001'),
      }) as Files,
    );
    const histories = new Map(base.articles.map(({ key }) => [key, [commit]]));
    const pages = listPages(createSiteContent({ base, histories, image: () => undefined, today }));
    expect(pages.length).toBeGreaterThan(170);
    const { claim } = createAddressRegister(base.articles);
    const free = pages.flatMap(({ address, file }) =>
      [address, `/${file}`].filter((path) => claim(path, 'an alias') === undefined),
    );
    expect(free).toEqual([]);
  });

  it('names every file once', async () => {
    const files = await filesOf({ ...article('SN-0001'), ...article('SN-0002') });
    expect(new Set(files).size).toBe(files.length);
  });
});
