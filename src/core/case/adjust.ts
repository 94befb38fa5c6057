import { z } from 'zod';
import { hasRight, type Act } from '../people/actor.ts';
import { decide, type Decision, type Refusal } from '../rule/refusal.ts';
import { changesOf } from './case-change.ts';
import { reasonSchema } from './case-text.ts';
import type { CaseWrite } from './case-write.ts';
import { refuseSeverity, type KnownSeverities } from './known-severities.ts';
import { impactSchema, severitySchema, type Impact } from './case-words.ts';
import type { Case } from './case.ts';

/** A later adjustment of severity, business impact or both, with the reason. */
export const adjustmentSchema = z
  .strictObject({
    severity: severitySchema.optional(),
    businessImpact: impactSchema.optional(),
    reason: reasonSchema.describe('Why it is adjusted.'),
  })
  .refine(({ severity, businessImpact }) => severity !== undefined || businessImpact !== undefined, {
    message: 'give severity, businessImpact or both',
  });
export type Adjustment = z.infer<typeof adjustmentSchema>;

/** From this severity on a case is of low severity, whose impact only a manager sets high. */
const lowestSeverity = 3;

/** Whether an impact overrides what the severity by the support standard says. */
export function overridesStandard(severity: number, impact: Impact): boolean {
  return severity >= lowestSeverity && (impact === 'high' || impact === 'critical');
}

/**
 * The urgency of a case, 1 the most: its severity, unless the business impact says more. High makes it at least 2, critical 1.
 */
export function priorityOf({ severity, businessImpact }: Pick<Case, 'severity' | 'businessImpact'>): number {
  const byImpact: Readonly<Record<Impact, number>> = { low: 9, medium: 9, high: 2, critical: 1 };
  return Math.min(severity, byImpact[businessImpact]);
}

/** Refuses an impact that needs a manager, unless one sets it. */
export function refuseOverride(severity: number, impact: Impact, act: Act): Refusal[] {
  if (!overridesStandard(severity, impact) || hasRight(act.actor, 'severity:override')) return [];
  return [
    {
      code: 'impact-needs-manager',
      message: `A ${impact} business impact on severity ${severity} overrides the support standard; ask a manager to set it.`,
      pointer: '/businessImpact',
    },
  ];
}

/** Adjusts severity or impact; each change is kept with who, when, from, to and why. */
export function adjustCase(
  subject: Case,
  adjustment: Adjustment,
  act: Act,
  severities?: KnownSeverities,
): Decision<CaseWrite> {
  const severity = adjustment.severity ?? subject.severity;
  const businessImpact = adjustment.businessImpact ?? subject.businessImpact;
  const refusals: Refusal[] = [];
  const isSame = severity === subject.severity && businessImpact === subject.businessImpact;
  if (isSame) {
    refusals.push({
      code: 'adjustment-without-change',
      message: `${subject.number} has severity ${severity} and impact ${businessImpact} already.`,
    });
  } else {
    refusals.push(...refuseSeverity(severity, severities), ...refuseOverride(severity, businessImpact, act));
  }
  return decide(refusals, () => {
    const set = { severity, businessImpact };
    const changes = changesOf(subject, set, act, adjustment.reason);
    return {
      act,
      set,
      changes,
      audit: {
        action: 'case.adjusted',
        details: {
          reason: adjustment.reason,
          changes: changes.map(({ field, from, to }) => ({ field, from, to })),
        },
      },
    };
  });
}
