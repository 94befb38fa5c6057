import type { Act } from '../people/actor.ts';
import { decide, type Decision, type Refusal } from '../rule/refusal.ts';
import { refuseOverride } from './adjust.ts';
import type { Case, NewCase } from './case.ts';
import { refuseSeverity, type KnownSeverities } from './known-severities.ts';

/** A case as it is first stored: the store gives it id and number. */
export type CaseDraft = Omit<Case, 'id' | 'number' | 'version'>;

/**
 * Opens a case. A customer without a contract gets one, too, so that no report is lost; the work then waits for an approval.
 */
export function openCase(given: NewCase, act: Act, severities: KnownSeverities): Decision<CaseDraft> {
  const openedAt = given.openedAt ?? act.at;
  const entitlement = given.entitlement ?? {
    standing: given.contract ? ('covered' as const) : ('awaiting-approval' as const),
  };
  const refusals: Refusal[] = [
    ...refuseSeverity(given.severity, severities),
    ...refuseOverride(given.severity, given.businessImpact, act),
    ...refuseEntitlement({ entitlement, contract: given.contract }),
  ];
  if (openedAt > act.at) {
    refusals.push({
      code: 'times-out-of-order',
      message: 'The case cannot have been opened in the future.',
      pointer: '/openedAt',
    });
  }
  return decide(refusals, () => ({
    ...given,
    entitlement,
    state: 'open',
    openedAt,
    ...(given.assignedEngineer !== undefined && { assignedAt: act.at }),
    changedAt: act.at,
  }));
}

/** Refuses an entitlement that says less than it must. */
export function refuseEntitlement({
  entitlement,
  contract,
}: Pick<Case, 'entitlement' | 'contract'>): Refusal[] {
  if (entitlement?.standing === 'covered' && !contract) {
    return [
      {
        code: 'contract-missing',
        message: 'The case is covered by a contract, but names none.',
        pointer: '/contract',
      },
    ];
  }
  if (entitlement?.standing === 'approved' && entitlement.approvedBy === undefined) {
    return [
      {
        code: 'approver-missing',
        message: 'The work is approved, but it is not said by whom.',
        pointer: '/entitlement/approvedBy',
      },
    ];
  }
  return [];
}
