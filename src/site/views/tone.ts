import type { Confidence } from '../../core/article/confidence.ts';
import type { RiskLevel } from '../../core/article/risk.ts';
import type { FieldsOf } from '../../core/article/registry.ts';

/** What a colour means: good, worth a look, dangerous, informative, or none of these. */
export type Tone = 'good' | 'caution' | 'danger' | 'info' | 'neutral';

/** Tone of each state of an article's life. */
export const confidenceTones: Readonly<Record<Confidence, Tone>> = {
  'work-in-progress': 'caution',
  'not-validated': 'caution',
  validated: 'good',
  archived: 'neutral',
};

/** Tone of each way in which a service note can end. */
export const outcomeTones: Readonly<Record<FieldsOf<'service-note'>['outcome'], Tone>> = {
  solved: 'good',
  workaround: 'caution',
  'expected-behaviour': 'info',
  unresolved: 'danger',
};

/** Tone of each level of risk. */
export const riskTones: Readonly<Record<RiskLevel, Tone>> = {
  low: 'good',
  medium: 'caution',
  high: 'danger',
};
