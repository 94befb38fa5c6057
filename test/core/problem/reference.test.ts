import { slug } from 'github-slugger';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../../src/core/problem/codes.ts';
import {
  describeSeverity,
  problemReference,
  referenceAddressOf,
  renderProblemReference,
} from '../../../src/core/problem/reference.ts';

const codes = Object.keys(problemCodes);

describe('problemReference', () => {
  it('has an entry for every code, once', () => {
    const entries = problemReference().flatMap((family) => family.entries.map(({ code }) => code));
    expect(entries.toSorted()).toEqual(codes.toSorted());
  });
});

describe('renderProblemReference', () => {
  it('has a heading for every code whose fragment is the code', () => {
    const headings = [...renderProblemReference().matchAll(/^### (.+)$/gm)].map(([, heading]) =>
      slug(heading ?? ''),
    );
    expect(headings.toSorted()).toEqual(codes.toSorted());
  });

  it('says what happened, why it matters and what to do', () => {
    expect(renderProblemReference()).toContain(
      '### procedure-without-back-out-plan\n\n**A procedure above low risk without a way back.** Error.\n\nRisk is likelihood × impact. Above low, a procedure names the plan that restores the original state, or states why there is none.\n\nWhat to do: Add `backOutPlan: BO-…`, or `noBackOut:` with the reason.\n',
    );
  });
});

describe('describeSeverity', () => {
  it('tells errors that are milder in drafts', () => {
    expect(describeSeverity(problemCodes['section-missing'])).toBe(
      'Error; a warning while the article is not validated',
    );
    expect(describeSeverity(problemCodes['review-overdue'])).toBe('Warning');
  });
});

describe('referenceAddressOf', () => {
  it('is the place of the code in the help', () => {
    expect(referenceAddressOf('mdx-esm')).toBe('/help/problems/#mdx-esm');
  });
});
