import type { CaseState } from '../../../core/case/case-state.ts';
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
