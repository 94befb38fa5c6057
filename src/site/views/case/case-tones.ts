import type { CaseState } from '../../../core/case/case-state.ts';
import type { Impact, OutcomeKind } from '../../../core/case/case-words.ts';
import type { Clock } from '../../../core/case/clock/case-clocks.ts';
import type { Standing } from '../../../core/case/statement.ts';
import type { LinkKind } from '../../../core/link/link.ts';
import type { Tone } from '../tone.ts';

/** Tone of each state of a case: whether somebody has to do something, and how soon one should look. */
export const stateTones: Readonly<Record<CaseState, Tone>> = {
  open: 'caution',
  working: 'info',
  escalated: 'danger',
  pending: 'neutral',
  resolved: 'good',
  closed: 'neutral',
};

/** Tone of a severity by the support standard, 1 the worst. */
export function severityTone(severity: number): Tone {
  if (severity === 1) return 'danger';
  if (severity === 2) return 'caution';
  return severity === 3 ? 'info' : 'neutral';
}

/** Tone of what a trouble costs the business of a customer. */
export const impactTones: Readonly<Record<Impact, Tone>> = {
  low: 'neutral',
  medium: 'neutral',
  high: 'caution',
  critical: 'danger',
};

/** Tone of what a statement is worth. */
export const standingTones: Readonly<Record<Standing, Tone>> = {
  reported: 'info',
  verified: 'good',
  'false-lead': 'neutral',
};

/** Tone of what a case says of an article. */
export const linkTones: Readonly<Record<LinkKind, Tone>> = {
  created: 'good',
  reused: 'good',
  improved: 'info',
  consulted: 'neutral',
  'not-helpful': 'caution',
};

/** Tone of how a clock stands. */
export const clockTones: Readonly<Record<Clock['standing'], Tone>> = {
  running: 'info',
  late: 'danger',
  met: 'good',
  missed: 'caution',
};

/** Tone of how a case ended. */
export const caseOutcomeTones: Readonly<Record<OutcomeKind, Tone>> = {
  solved: 'good',
  workaround: 'caution',
  'expected-behaviour': 'info',
  unsolved: 'danger',
  withdrawn: 'neutral',
};
