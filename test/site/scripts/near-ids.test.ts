import { describe, expect, it } from 'vitest';
import { idsOfSitemap, nearIds } from '../../../src/site/scripts/near-ids.ts';

const ids = ['SN-0001', 'SN-0011', 'SN-0012', 'SN-0112', 'SN-0120', 'BP-0012'];

describe('nearIds', () => {
  it.each([
    ['sn-00012', ['SN-0012']],
    ['sn-12', ['SN-0012']],
    ['sn-0013', ['SN-0011', 'SN-0012']],
    ['see bp-0912 it', ['BP-0012']],
    ['sn-9999', []],
    ['datastore read only', []],
  ])('“%s” may mean %j', (words, expected) => {
    expect(nearIds(words, ids)).toEqual(expected);
  });
});

describe('idsOfSitemap', () => {
  it('names each article once', () => {
    const xml =
      '<loc>https://x/articles/sn-0012/</loc><loc>https://x/articles/sn-0012/it/</loc><loc>https://x/help/</loc>';
    expect(idsOfSitemap(xml)).toEqual(['SN-0012']);
  });
});
