import { describe, expect, it } from 'vitest';
import { followLink, successorsOf } from '../../../src/core/link/succession.ts';
import { sampleArticle } from '../../store/sample-article.ts';

const archived = (id: string, supersededBy: string) =>
  sampleArticle(id, { confidence: 'archived', supersededBy });
const links = (...articles: Parameters<typeof successorsOf>[0]) =>
  [...successorsOf(articles)].map(([from, { id, cause }]) => `${from} ${id} ${cause}`);

describe('successorsOf', () => {
  it.each([
    ['follow-01: nothing changed', [sampleArticle('SN-0001')], []],
    [
      'follow-02: renamed',
      [sampleArticle('SN-0002', { formerIds: ['SN-0001'] })],
      ['SN-0001 SN-0002 renamed'],
    ],
    [
      'follow-03: two merged into one',
      [sampleArticle('SN-0003', { formerIds: ['SN-0001', 'SN-0002'] })],
      ['SN-0001 SN-0003 renamed', 'SN-0002 SN-0003 renamed'],
    ],
    [
      'follow-04: archived, with an article that replaces it',
      [archived('SN-0001', 'SN-0002'), sampleArticle('SN-0002')],
      ['SN-0001 SN-0002 superseded'],
    ],
    ['follow-05: archived, replaced by what this build does not have', [archived('SN-0001', 'SN-0002')], []],
    [
      'follow-06: superseded but not archived',
      [sampleArticle('SN-0001', { supersededBy: 'SN-0002' }), sampleArticle('SN-0002')],
      [],
    ],
    [
      'follow-07: a chain is followed to its end',
      [
        archived('SN-0002', 'SN-0003'),
        sampleArticle('SN-0002', { isTranslation: true }),
        sampleArticle('SN-0003'),
        sampleArticle('SN-0002.it'),
        { ...archived('SN-0002', 'SN-0003'), formerIds: ['SN-0001'] as never },
      ],
      ['SN-0002 SN-0003 superseded', 'SN-0001 SN-0003 renamed'],
    ],
    [
      'follow-08: a circle leads nowhere',
      [archived('SN-0001', 'SN-0002'), archived('SN-0002', 'SN-0001')],
      [],
    ],
    [
      'follow-09: an id that is in use again is nobody else\u2019s',
      [sampleArticle('SN-0001'), sampleArticle('SN-0002', { formerIds: ['SN-0001'] })],
      [],
    ],
  ])('%s', (_, articles, expected) => {
    expect(links(...articles)).toEqual(expected);
  });
});

describe('followLink', () => {
  const successors = new Map([['SN-0001', { id: 'SN-0002', cause: 'renamed' as const }]]);
  it.each([
    ['to the successor', 'SN-0001', 'SN-0001', [], 'SN-0002 renamed'],
    ['nowhere when it is there already', 'SN-0001', 'SN-0002', ['SN-0002'], undefined],
    ['back when the delivered article is here again', 'SN-0003', 'SN-0002', ['SN-0003'], 'SN-0003 restored'],
    ['on from where it leads to', 'SN-0009', 'SN-0001', [], 'SN-0002 renamed'],
    ['nowhere when nothing is known', 'SN-0009', 'SN-0008', [], undefined],
  ] as const)('%s', (_, delivered, article, present: readonly string[], expected) => {
    const next = followLink({ delivered, article }, successors, (id) => present.includes(id));
    expect(next && `${next.id} ${next.cause}`).toBe(expected);
  });
});
