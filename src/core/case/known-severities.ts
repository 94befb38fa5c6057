import type { Policy } from '../policy/policy.ts';
import type { Refusal } from '../rule/refusal.ts';

/** Which severities there are; `undefined`: whoever asks cannot tell. */
export type KnownSeverities = ReadonlySet<number> | undefined;

/** The severities of a policy. */
export function knownSeverities(policy: Pick<Policy, 'severities'> | undefined): KnownSeverities {
  return policy && new Set(policy.severities.map(({ id }) => id));
}

/** Refuses a severity that the support standard does not have. */
export function refuseSeverity(severity: number, known: KnownSeverities): Refusal[] {
  if (!known || known.has(severity)) return [];
  return [
    {
      code: 'severity-unknown',
      message: `There is no severity ${severity}; there are ${[...known].join(', ')}.`,
      pointer: '/severity',
    },
  ];
}
