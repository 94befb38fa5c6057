import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { appendEntries } from '../../../../src/library/import/write/append-entries.ts';

const entry = { id: 'linux', name: 'Linux: all of it', team: 'os', components: [{ id: 'a', name: 'A' }] };
const block = (indent: string): string =>
  ['- id: linux', '  name: "Linux: all of it"', '  team: os', '  components:', '    - id: a', '      name: A']
    .map((line) => `${indent}${line}\n`)
    .join('');

describe('appendEntries', () => {
  it.each<readonly [string, string, string]>([
    [
      'append-01: below the last entry, with everything else as it was',
      "# Ours\n\nproducts:\n  # First\n  - { id: 'a',   name: A, team:  x }   # sic\n\n  - id: b\n    name: >-\n      A long\n      name\n    keywords: [  x,y ]\n",
      `# Ours\n\nproducts:\n  # First\n  - { id: 'a',   name: A, team:  x }   # sic\n\n  - id: b\n    name: >-\n      A long\n      name\n    keywords: [  x,y ]\n${block('  ')}`,
    ],
    [
      'append-02: entries that are not indented',
      'products:\n- id: a\n- id: b # last',
      `products:\n- id: a\n- id: b # last\n${block('')}`,
    ],
    [
      'append-03: entries that are indented further, and what follows them',
      'products:\n      - id: a\n# End of the list\n',
      `products:\n      - id: a\n${block('      ')}# End of the list\n`,
    ],
    [
      'append-04: no entry yet',
      '# Ours\nproducts: [] # none\n',
      `# Ours\nproducts:\n${block('  ')} # none\n`,
    ],
    [
      'append-05: an entry whose dash stands alone',
      'products:\n  -\n    id: a\n',
      `products:\n  -\n    id: a\n${block('  ')}`,
    ],
    [
      'append-06: a list in brackets',
      'products: [ { id: a }, { id: b } ] # two\n',
      'products: [ { id: a }, { id: b }, { id: linux, name: "Linux: all of it", team: os, components: [ { id: a, name: A } ] } ] # two\n',
    ],
    [
      'append-09: a list in brackets over lines, with a comment and a comma at its end',
      'products: [\n  { id: a }, # one\n]\n',
      'products: [\n  { id: a }, { id: linux, name: "Linux: all of it", team: os, components: [ { id: a, name: A } ] }, # one\n]\n',
    ],
    [
      'append-07: lines of Windows and a byte order mark',
      '\uFEFFproducts:\r\n  - id: a # x\r\n',
      `\uFEFFproducts:\r\n  - id: a # x\r\n${block('  ').replaceAll('\n', '\r\n')}`,
    ],
    [
      'append-08: a block scalar at the end',
      'products:\n  - id: a\n    description: |\n      Text.\n',
      `products:\n  - id: a\n    description: |\n      Text.\n${block('  ')}`,
    ],
  ])('%s', (_, text, expected) => {
    const result = appendEntries(text, 'products', [entry]);
    expect(result).toBe(expected);
    const [before, after] = [text, result].map(
      (yaml) => (parse(yaml.replace('\uFEFF', '')) as { products: unknown[] }).products,
    );
    expect(after).toEqual([...(before ?? []), entry]);
  });

  it('adds several, in order, and nothing where there is nothing to add', () => {
    expect(appendEntries('teams:\n  - id: a\n', 'teams', [{ id: 'b' }, { id: 'c' }])).toBe(
      'teams:\n  - id: a\n  - id: b\n  - id: c\n',
    );
    expect(appendEntries('teams: [  ]', 'teams', [])).toBe('teams: [  ]');
  });

  it.each(['teams: none\n', 'other: []\n', 'teams: [\n'])('refuses a text without the list: %j', (text) => {
    expect(() => appendEntries(text, 'teams', [{ id: 'a' }])).toThrow('there is no list of teams');
  });
});
