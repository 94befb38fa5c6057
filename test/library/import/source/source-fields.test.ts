import { describe, expect, it } from 'vitest';
import { asAlias, asDate, readFields } from '../../../../src/library/import/source/source-fields.ts';

const read = (fields: Record<string, unknown>): ReturnType<typeof readFields> =>
  readFields({ fields, path: 'a/b.md' });

describe('asDate', () => {
  it.each([
    ['3/31/2021', '2021-03-31'],
    ['09/08/2020', '2020-09-08'],
    ['31/12/2020', '2020-12-31'],
    ['31.1.2020', '2020-01-31'],
    ['2024-05-06T10:00:00Z', '2024-05-06'],
    ['2024-5-6 10:00 +0200', '2024-05-06'],
    ['March 5, 2020', '2020-03-05'],
    [new Date('2020-01-02T00:00:00Z'), '2020-01-02'],
    [{ date: '2020-01-02', author: 'x' }, '2020-01-02'],
  ])('reads %j', (value, day) => {
    expect(asDate(value)).toBe(day);
  });

  it.each(['02/30/2021', 'yesterday', '', 'version 2.0', 42, undefined, null])(
    'does not guess at %j',
    (value) => {
      expect(asDate(value)).toBeUndefined();
    },
  );
});

describe('readFields', () => {
  it('reads what docs platforms write', () => {
    expect(
      read({
        title: 'T',
        description: 'D',
        'ms.date': '3/31/2021',
        author: 'gh-name',
        'ms.author': 'alias',
        'ms.topic': 'how-to',
        'ms.prod-support-area-path': 'TCP/IP',
      }),
    ).toMatchObject({
      title: 'T',
      description: 'D',
      date: '2021-03-31',
      authors: ['gh-name'],
      kind: 'how-to',
      tags: ['TCP/IP'],
    });
  });

  it('reads what Docusaurus, Hugo, Jekyll and Zendesk write', () => {
    expect(
      read({
        sidebar_label: 'T',
        authors: [{ name: 'A' }, 'B'],
        slug: 'c',
        last_update: { date: '2020-01-02' },
      }),
    ).toMatchObject({
      title: 'T',
      authors: ['A', 'B'],
      addresses: ['/a/c'],
      date: '2020-01-02',
    });
    expect(read({ draft: true, aliases: ['/x/'], lastmod: '2020-01-02' })).toMatchObject({
      isDraft: true,
      addresses: ['/x'],
      date: '2020-01-02',
    });
    expect(read({ published: false, redirect_from: '/old/' })).toMatchObject({
      isDraft: true,
      addresses: ['/old'],
    });
    expect(
      read({
        name: 'T',
        label_names: ['a', 'b'],
        locale: 'en-us',
        id: 360001,
        html_url: 'https://x.example/hc/1-t?y',
      }),
    ).toMatchObject({
      title: 'T',
      tags: ['a', 'b'],
      language: 'en-us',
      number: '360001',
      addresses: ['/hc/1-t'],
    });
  });

  it('survives values of any kind', () => {
    expect(
      read({ title: { a: 1 }, authors: 5, tags: null, date: [], slug: {}, description: true }),
    ).toMatchObject({ title: undefined, authors: ['5'], tags: [], date: undefined });
  });
});

describe('asAlias', () => {
  it('resolves dots as a browser would', () => {
    expect(asAlias('/a/./b/../c//d')).toBe('/a/c/d');
    expect(asAlias('/../../%2e%2e/a')).toBe('/a');
  });

  it('encodes what an address may not have', () => {
    expect(asAlias('/a b/č?#<>/x%20y/')).toBe('/a%20b/%C4%8D%3F%23%3C%3E/x%20y');
  });
});
