import { describe, expect, it } from 'vitest';
import { casesOfLinks } from '../../../src/site/views/case/cases-of-links.ts';

describe('casesOfLinks', () => {
  it('has each case once, with everything that it says of the article', () => {
    const one = { number: 'SR-000001', title: 'One' };
    const other = { number: 'SR-000002', title: 'Other' };
    expect(
      casesOfLinks([
        { kind: 'improved', case: one },
        { kind: 'reused', case: other },
        { kind: 'reused', case: one },
        { kind: 'reused', case: one },
      ]),
    ).toEqual([
      { ...one, kinds: ['improved', 'reused'] },
      { ...other, kinds: ['reused'] },
    ]);
  });
});
