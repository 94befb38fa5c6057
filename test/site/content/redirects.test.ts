import { describe, expect, it } from 'vitest';
import { redirectPage, redirectsOf } from '../../../src/site/content/redirects.ts';
import { article } from '../../support/content-folder.ts';
import { readBase } from '../read-base.ts';

describe('redirectsOf', () => {
  it('leads old paths and old ids to the article, and no path out of the site’s folder', async () => {
    const aliases = ['/kb/1187', 'SN-9003', '/../outside', '/a/../../b', '/'];
    const { articles } = await readBase(article('SN-0001', { fields: { aliases } }));
    expect(redirectsOf(articles)).toEqual([
      ['/kb/1187', '/articles/sn-0001/'],
      ['/articles/sn-9003/', '/articles/sn-0001/'],
    ]);
  });
});

describe('redirectPage', () => {
  it('leads on without script', () => {
    const page = redirectPage('/articles/sn-0001/');
    expect(page).toContain('<meta http-equiv="refresh" content="0;url=/articles/sn-0001/">');
    expect(page).not.toMatch(/<script|<style|style=/);
  });
});
