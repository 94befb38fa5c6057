import { formatDuration } from '../../core/article/duration.ts';
import type { FieldsOf } from '../../core/article/registry.ts';
import { riskLevel, type RiskLevel } from '../../core/article/risk.ts';
import { totalDuration } from '../../core/change/window.ts';
import type { ArticleData, StepEntry } from '../content/article-data.ts';
import { t } from '../i18n/texts.ts';
import { riskTones, type Tone } from './tone.ts';

/** Marks of a step, in the order in which they are shown. */
export const stepMarks = [
  { flag: 'isCustomerVisible', name: 'customer-visible' },
  { flag: 'isDestructive', name: 'destructive' },
  { flag: 'isNoReturn', name: 'no-return' },
] as const;

export type MarkName = (typeof stepMarks)[number]['name'];

/** A step in a short list: number, title, time and marks. */
export interface StepLine {
  readonly number: number;
  readonly title: string;
  readonly check: string | undefined;
  readonly duration: string | undefined;
  readonly marks: readonly { readonly name: MarkName; readonly text: string }[];
}

/** What stands at the top of a procedure. */
export interface RiskView {
  readonly level: RiskLevel;
  readonly tone: Tone;
  readonly levelText: string;
  readonly detail: string;
  readonly leastImpact: string;
  readonly duration: string;
  readonly durationDetail: string;
  /** What kinds of mark its steps carry, and on how many. */
  readonly marks: readonly {
    readonly name: MarkName;
    readonly text: string;
    readonly steps: readonly number[];
  }[];
}

/** Durations that the change-window planner reckons with; minutes. */
export interface WindowView {
  readonly stepMinutes: number;
  readonly validationMinutes: number;
  readonly backOutMinutes: number | undefined;
  /** Steps for the planner's element: minutes, and 1 where there is no return. */
  readonly steps: string;
  /** The least window in which a fault found at the very end can still be backed out and validated. */
  readonly leastMinutes: number;
}

export function riskView(article: ArticleData, fields: FieldsOf<'procedure'>): RiskView {
  const level = riskLevel(fields.risk);
  const { likelihood, impact } = fields.risk;
  const validation = fields.validation ? t.procedure.validationTime(formatDuration(fields.validation)) : '';
  return {
    level,
    tone: riskTones[level],
    levelText: t.grades[level],
    detail: t.procedure.riskDetail(t.grades[likelihood], t.grades[impact].toLowerCase()),
    leastImpact: fields.leastImpact,
    duration: formatDuration(totalDuration(article.steps)),
    durationDetail: [t.procedure.stepCount(article.steps.length), validation].filter(Boolean).join(', '),
    marks: stepMarks.flatMap(({ flag, name }) => {
      const steps = article.steps.flatMap((step, index) => (step[flag] ? [index + 1] : []));
      return steps.length > 0 ? [{ name, text: t.procedure.marks[flag], steps }] : [];
    }),
  };
}

export function windowView(article: ArticleData, fields: FieldsOf<'procedure'>): WindowView {
  const stepMinutes = totalDuration(article.steps);
  const validationMinutes = fields.validation ?? 0;
  const backOutMinutes = article.backOut?.durationMinutes;
  const backOutAndValidation = backOutMinutes === undefined ? 0 : backOutMinutes + validationMinutes;
  return {
    stepMinutes,
    validationMinutes,
    backOutMinutes,
    steps: article.steps.map((step) => `${step.durationMinutes ?? 0}${step.isNoReturn ? '!' : ''}`).join(' '),
    leastMinutes: stepMinutes + validationMinutes + backOutAndValidation,
  };
}

export function stepLines(steps: readonly StepEntry[]): StepLine[] {
  return steps.map((step, index) => ({
    number: index + 1,
    title: step.title,
    check: step.check,
    duration: step.durationMinutes === undefined ? undefined : formatDuration(step.durationMinutes),
    marks: stepMarks.flatMap(({ flag, name }) =>
      step[flag] ? [{ name, text: t.procedure.marks[flag] }] : [],
    ),
  }));
}
