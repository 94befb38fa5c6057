import { describe, expect, it } from 'vitest';
import {
  createAliasRegister,
  type AddressedArticle,
} from '../../../../src/library/import/article/alias-register.ts';
import { readSource } from '../../../../src/library/read/read-article.ts';
import { article } from '../../../support/content-folder.ts';

function articleWith(aliases: readonly string[]): AddressedArticle {
  const file = 'service-notes/sn-0001.mdx';
  const read = readSource(String(article('SN-0001', { fields: { aliases } })[file]), file);
  if (read.kind !== 'original') throw new Error('the article of the test cannot be read');
  return { key: read.fields.id, fields: read.fields, lang: read.lang };
}

describe('createAliasRegister', () => {
  it.each([
    ['/linux/disk-full', ['/linux/disk-full']],
    ['/search', ['/kb/search']],
    ['/articles/how-to', ['/kb/articles/how-to']],
    ['/Help/start', ['/kb/Help/start']],
    ['/feed.xml', ['/kb/feed.xml']],
    ['/', ['/kb']],
    ['/a b', []],
  ])('gives %s as %j', (path, expected) => {
    const { aliases } = createAliasRegister('kb', [])([path]);
    expect(aliases).toEqual(expected);
  });

  it('gives a path to one article only, whatever its case', () => {
    const register = createAliasRegister('kb', []);
    expect(register(['/linux/a']).aliases).toEqual(['/linux/a']);
    expect(register(['/Linux/A', '/linux/b'])).toEqual({ aliases: ['/linux/b'], changed: [] });
  });

  it('leaves what other articles have, and says what it gave instead', () => {
    const register = createAliasRegister('kb', [articleWith(['/linux/a', 'SN-9001'])]);
    expect(register(['/linux/a'])).toEqual({
      aliases: ['/kb/linux/a'],
      changed: [{ path: '/linux/a', instead: '/kb/linux/a' }],
    });
  });

  it('gives nothing where the path below the import’s name is in use, too', () => {
    const register = createAliasRegister('kb', [articleWith(['/a', '/kb/a'])]);
    expect(register(['/a'])).toEqual({ aliases: [], changed: [{ path: '/a', instead: undefined }] });
  });

  it('gives no path that would be a file and a folder', () => {
    const register = createAliasRegister('kb', []);
    expect(register(['/guide.html', '/guide.html/a']).aliases).toEqual(['/guide.html', '/kb/guide.html/a']);
  });
});
