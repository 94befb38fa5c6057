import { describe, expect, it } from 'vitest';
import { redirectPages } from '../../../src/site/content/redirect-pages.ts';
import { article, translation } from '../../support/content-folder.ts';
import { readBase } from '../read-base.ts';

describe('redirectPages', () => {
  it('stand at old paths and old ids, under the names that hosts look for', async () => {
    const aliases = ['/kb/1187', '/old/page.html', 'SN-9003', '/kb/caf%C3%A9', '/a%20b/'];
    const base = await readBase(article('SN-0001', { fields: { aliases } }));
    expect(redirectPages(base).map(({ file }) => file)).toEqual([
      'kb/1187/index.html',
      'old/page.html',
      'articles/sn-9003/index.html',
      'kb/café/index.html',
      'a b/index.html',
    ]);
  });

  it('stand where a translation is missing, and name the original as the one to index', async () => {
    const base = await readBase({
      ...article('SN-0001'),
      ...translation('SN-0001', 'zh-Hans'),
      ...article('SN-0002'),
    });
    const [page, ...others] = redirectPages(base);
    expect(others).toEqual([]);
    expect(page?.file).toBe('articles/sn-0002/zh-hans/index.html');
    expect(page?.html).toContain('content="0;url=/articles/sn-0002/#not-in-zh-hans"');
    expect(page?.html).toContain('<link rel="canonical" href="/articles/sn-0002/">');
    // More would get a compressed copy for nothing.
    expect(page?.html.length).toBeLessThan(400);
  });

  it('lead on to the article without script or style', async () => {
    const base = await readBase(article('SN-0001', { fields: { aliases: ['/kb/1187'] } }));
    const [page] = redirectPages(base);
    expect(page?.html).toContain('<meta http-equiv="refresh" content="0;url=/articles/sn-0001/">');
    expect(page?.html).not.toMatch(/<script|<style|style=/);
  });
});
