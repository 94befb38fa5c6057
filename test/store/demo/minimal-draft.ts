import type { CaseDraft } from '../../../src/core/case/open-case.ts';

/** The least that a case needs. */
export const minimalDraft = (now: number): CaseDraft => ({
  kind: 'question',
  title: 'Which release?',
  customer: 'harbourline',
  channel: 'phone',
  severity: 4,
  businessImpact: 'low',
  state: 'open',
  openedAt: now,
  changedAt: now,
});
