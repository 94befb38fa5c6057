import { describe, expect, it } from 'vitest';
import type { ArticleData } from '../../../src/site/content/article-data.ts';
import { articlesPerPage, listPage } from '../../../src/site/views/list-page.ts';

const articles = Array.from(
  { length: articlesPerPage + 1 },
  (_, index) => ({ key: String(index) }) as ArticleData,
);

describe('listPage', () => {
  it('shows the first fifty at the list’s own address, and leads on to the rest', () => {
    const page = listPage(articles, '/procedures/', undefined);
    expect(page).toMatchObject({
      page: 1,
      last: 2,
      total: 51,
      address: '/procedures/',
      next: '/procedures/2/',
    });
    expect(page?.articles).toHaveLength(50);
    expect(page?.previous).toBeUndefined();
  });

  it('leads back to the list’s own address, which is not called page 1', () => {
    const page = listPage(articles, '/procedures/', '2');
    expect(page).toMatchObject({ address: '/procedures/2/', previous: '/procedures/', next: undefined });
    expect(page?.articles.map(({ key }) => key)).toEqual(['50']);
  });

  it.each(['1', '0', '3', '-1', '1.5', 'x', ''])('has no page “%s”', (written) => {
    expect(listPage(articles, '/procedures/', written)).toBeUndefined();
  });
});
