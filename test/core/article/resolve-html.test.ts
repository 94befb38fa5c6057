import { describe, expect, it } from 'vitest';
import { resolveHtml, type ArticleTarget } from '../../../src/core/article/resolve-html.ts';

function resolve(html: string, target: ArticleTarget): string {
  return resolveHtml(html, { article: () => target, image: () => undefined });
}

describe('resolveHtml, for a link to an article that is in another language', () => {
  const target = { href: '/articles/sn-0012/#not-in-it', title: 'Frozen', lang: 'en' };

  it('marks the title as being in that language, and leads to the notice', () => {
    expect(resolve('<a href="casebook:SN-0012"></a>', target)).toBe(
      '<a href="/articles/sn-0012/#not-in-it" hreflang="en" lang="en">Frozen</a>',
    );
  });

  it('leaves a text of its own in the language around it', () => {
    expect(resolve('<a href="casebook:SN-0012">la nota</a>', target)).toBe(
      '<a href="/articles/sn-0012/#not-in-it" hreflang="en">la nota</a>',
    );
  });

  it('leads to the place that the link names', () => {
    expect(resolve('<a href="casebook:SN-0012#cause"></a>', target)).toContain(
      'href="/articles/sn-0012/#cause"',
    );
  });
});
