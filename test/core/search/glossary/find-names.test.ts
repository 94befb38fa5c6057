import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../../../src/core/search/analysis/analyzer.ts';
import { wordRulesOf } from '../../../../src/core/search/analysis/languages/word-rules.ts';
import { findNames } from '../../../../src/core/search/glossary/find-names.ts';
import type { QueryPiece } from '../../../../src/core/search/query/clauses.ts';

const analyzers = [createAnalyzer(wordRulesOf('en')), createAnalyzer(wordRulesOf('it'))];
const glossary = [
  ['virtual machine', 'VM', 'Guest'],
  ['write cache', 'cache'],
  ['libreria a nastro', 'tape library'],
  ['存储', 'storage'],
];

/** Each word of a query as a piece with one unit, its place; of a run without spaces a unit for each pair. */
const piecesOf = (query: string, demanded: readonly string[] = []): QueryPiece[] =>
  query.split(' ').map((text, place) => ({
    text,
    units: /^\p{Script=Han}/u.test(text)
      ? Array.from(text)
          .slice(1)
          .map((_, pair) => place + pair)
      : [place],
    isFree: !demanded.includes(text),
  }));
const found = (query: string, demanded?: readonly string[]) =>
  findNames(piecesOf(query, demanded), glossary, analyzers).map(({ units, others }) => [units, others]);

describe('findNames', () => {
  it.each([
    ['in any case', 'the GUEST hangs', [[[1], ['virtual machine', 'VM']]]],
    [
      'in any inflection',
      'slow virtual machines',
      [
        [
          [1, 2],
          ['VM', 'Guest'],
        ],
      ],
    ],
    ['in any language', 'due librerie a nastro', [[[1, 2, 3], ['tape library']]]],
    ['its words beside each other only, in this order', 'machine virtual a machine', []],
    [
      'a name within another one, too',
      'the write caches',
      [
        [[1, 2], ['cache']],
        [[2], ['write cache']],
      ],
    ],
    ['where it is said first', 'vm on vm', [[[0], ['virtual machine', 'Guest']]]],
    [
      'where the first beginning does not go on',
      'virtual disk, virtual machine',
      [
        [
          [2, 3],
          ['VM', 'Guest'],
        ],
      ],
    ],
    ['in a run without spaces', '的存储满', [[[1], ['storage']]]],
    ['nothing in nothing', '', []],
  ])('finds a name %s: %s', (_, query, names) => expect(found(query)).toEqual(names));

  it('leaves alone what is asked for as it stands', () => {
    expect(found('the guest hangs', ['guest'])).toEqual([]);
    expect(found('virtual machine', ['machine'])).toEqual([]);
  });
});
