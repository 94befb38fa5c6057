import { describe, expect, it } from 'vitest';
import { articleIdSchema } from '../../../src/core/article/article-id.ts';
import type { CaseState } from '../../../src/core/case/case-state.ts';
import {
  changeLink,
  makeLinks,
  removeLink,
  restoreLink,
  type LinkableArticle,
} from '../../../src/core/link/link-rules.ts';
import { linkSchema, newLinkSchema, type Link, type LinkKind } from '../../../src/core/link/link.ts';
import { actOf, nine, sampleCase } from '../case/sample-case.ts';

const current = 'aaaaaaaaaaaa';
const earlier = 'bbbbbbbbbbbb';
const article = (change: Partial<LinkableArticle> = {}): LinkableArticle => ({
  id: articleIdSchema.parse('SN-0001'),
  confidence: 'validated',
  current,
  hasRevision: (revision) => [current, earlier].includes(revision),
  ...change,
});
const existing = (kind: LinkKind, change: object = {}): Link =>
  linkSchema.parse({
    id: '01890000-0000-7000-8000-000000000003',
    version: 1,
    caseId: sampleCase().id,
    caseNumber: 'SR-000001',
    kind,
    article: 'SN-0001',
    delivered: { article: 'SN-0001', revision: current },
    linkedAt: nine,
    by: { id: 'u', name: 'Ada' },
    batch: '01890000-0000-7000-8000-000000000004',
    ...change,
  });
const codes = (
  decision: ReturnType<typeof makeLinks> | ReturnType<typeof changeLink> | ReturnType<typeof restoreLink>,
) => (decision.isRefused ? decision.refusals.map(({ code }) => code) : []);

describe('makeLinks', () => {
  type Row = readonly [string, CaseState, object, LinkableArticle | undefined, Link[], string[]];
  const rules: readonly Row[] = [
    ['link-01: reused while the work goes on', 'working', { kind: 'reused' }, article(), [], []],
    [
      'link-02: created before the case is resolved',
      'working',
      { kind: 'created' },
      article(),
      [],
      ['link-before-resolution'],
    ],
    ['link-03: created by a resolved case', 'resolved', { kind: 'created' }, article(), [], []],
    ['link-04: created by a closed case', 'closed', { kind: 'created' }, article(), [], []],
    [
      'link-05: a second creator',
      'closed',
      { kind: 'created' },
      article({ creator: 'SR-000009' }),
      [],
      ['link-second-creator'],
    ],
    [
      'link-06: a second creator with a reason',
      'closed',
      { kind: 'created', reason: 'Two cases, one cause' },
      article({ creator: 'SR-000009' }),
      [],
      [],
    ],
    [
      'link-07: an archived article',
      'closed',
      { kind: 'reused' },
      article({ confidence: 'archived', supersededBy: 'SN-0002' }),
      [],
      ['link-to-archived-article'],
    ],
    [
      'link-08: an archived article with a reason',
      'closed',
      { kind: 'reused', reason: 'It was what they had' },
      article({ confidence: 'archived' }),
      [],
      [],
    ],
    ['link-09: no such article', 'closed', { kind: 'reused' }, undefined, [], ['link-to-unknown-article']],
    ['link-10: an earlier revision', 'closed', { kind: 'reused', revision: earlier }, article(), [], []],
    [
      'link-11: a revision that was never given out',
      'closed',
      { kind: 'reused', revision: 'cccccccccccc' },
      article(),
      [],
      ['link-to-unknown-article'],
    ],
    [
      'link-12: the same again',
      'closed',
      { kind: 'reused' },
      article(),
      [existing('reused')],
      ['link-exists'],
    ],
    [
      'link-13: the opposite of what was said',
      'closed',
      { kind: 'not-helpful' },
      article(),
      [existing('reused')],
      ['link-exists'],
    ],
    ['link-14: improved beside reused', 'closed', { kind: 'improved' }, article(), [existing('reused')], []],
    [
      'link-15: created beside improved',
      'closed',
      { kind: 'created' },
      article(),
      [existing('improved')],
      [],
    ],
    [
      'link-16: created beside reused',
      'closed',
      { kind: 'created' },
      article(),
      [existing('reused')],
      ['link-exists'],
    ],
    [
      'link-17: again after it was removed',
      'closed',
      { kind: 'reused' },
      article(),
      [existing('reused', { removedAt: nine })],
      [],
    ],
  ];
  it.each(rules)('%s', (_, state, link, found, present, expected) => {
    const request = { link: newLinkSchema.parse({ article: 'SN-0001', ...link }), article: found };
    expect(codes(makeLinks(sampleCase({ state }), [request], present, actOf()))).toEqual(expected);
  });

  it('pins each link to the revision that was delivered, or to the present one', () => {
    const links = ['SN-0001', 'SN-0001.it'].map((key, index) => ({
      link: newLinkSchema.parse({
        article: key,
        kind: index ? 'improved' : 'reused',
        ...(index && { revision: earlier }),
      }),
      article: article(),
    }));
    const decision = makeLinks(sampleCase(), links, [], actOf());
    expect(!decision.isRefused && decision.value.map(({ delivered }) => delivered)).toEqual([
      { article: 'SN-0001', revision: current },
      { article: 'SN-0001.it', revision: earlier },
    ]);
  });

  it('makes all of several or none, and says which of them is wrong', () => {
    const request = { link: newLinkSchema.parse({ article: 'SN-0001', kind: 'reused' }), article: article() };
    const decision = makeLinks(sampleCase(), [request, request], [], actOf());
    expect(decision.isRefused && decision.refusals).toMatchObject([
      { code: 'link-exists', pointer: '/links/1' },
    ]);
  });
});

describe('changeLink', () => {
  const rules: readonly (readonly [LinkKind, LinkKind, boolean])[] = [
    ['consulted', 'reused', false],
    ['consulted', 'improved', false],
    ['consulted', 'not-helpful', false],
    ['reused', 'improved', false],
    ['reused', 'consulted', true],
    ['reused', 'not-helpful', true],
    ['not-helpful', 'reused', true],
    ['created', 'reused', true],
    ['improved', 'consulted', true],
    ['consulted', 'created', true],
  ];
  it.each(rules)('%s to %s needs a reason: %s', (from, to, isNeeded) => {
    const change = (reason?: string) =>
      codes(changeLink(sampleCase({ state: 'closed' }), existing(from), { kind: to, reason }, article(), []));
    expect(change()).toEqual(isNeeded ? ['link-change-needs-reason'] : []);
    expect(change('Read again')).toEqual([]);
  });

  it('holds the rules of a new link, and changes nothing that was removed', () => {
    const open = sampleCase({ state: 'working' });
    const toCreated = { kind: 'created', reason: 'x' } as const;
    expect(codes(changeLink(open, existing('consulted'), toCreated, article(), []))).toEqual([
      'link-before-resolution',
    ]);
    const gone = existing('consulted', { removedAt: nine });
    expect(codes(changeLink(open, gone, { kind: 'reused' }, article(), []))).toEqual(['link-removed']);
  });
});

describe('removing and restoring', () => {
  it('happen once each', () => {
    const gone = existing('reused', { removedAt: nine });
    expect([removeLink(existing('reused')).isRefused, removeLink(gone).isRefused]).toEqual([false, true]);
    expect(codes(restoreLink(sampleCase(), existing('reused'), undefined, article(), []))).toEqual([
      'link-not-removed',
    ]);
    expect(codes(restoreLink(sampleCase(), gone, undefined, article(), []))).toEqual([]);
  });

  it('brings nothing back that could not be made now', () => {
    const gone = existing('reused', { removedAt: nine });
    const other = existing('not-helpful', { id: '01890000-0000-7000-8000-000000000009' });
    expect(codes(restoreLink(sampleCase(), gone, undefined, article(), [other]))).toEqual(['link-exists']);
    const creator = existing('created', { removedAt: nine });
    const taken = article({ creator: 'SR-000009' });
    const closed = sampleCase({ state: 'closed' });
    expect(codes(restoreLink(closed, creator, undefined, taken, []))).toEqual(['link-second-creator']);
    expect(codes(restoreLink(closed, creator, 'Both', taken, []))).toEqual([]);
  });
});
