import { caseSchema, newCaseSchema, type Case, type NewCase } from '../../../src/core/case/case.ts';
import { asUserId, type Act } from '../../../src/core/people/actor.ts';
import { rightNames, type Right } from '../../../src/core/people/right.ts';

/** 10 November 2026, a Tuesday, 09:00 UTC. */
export const nine = Date.UTC(2026, 10, 10, 9);
export const minutes = (count: number): number => count * 60_000;

/** Somebody who acts an hour after nine, with rights of an engineer unless others are named. */
export function actOf(
  rights: readonly Right[] = ['case:read', 'case:write', 'link:write'],
  at: number = nine + minutes(60),
): Act {
  return {
    actor: {
      id: asUserId('00000000-0000-7000-8000-0000000000aa'),
      name: 'Ada Rossi',
      rights: new Set(rights),
      via: 'session',
    },
    at,
    requestId: 'request-1',
  };
}

export const managerAct = actOf(rightNames);

/** What somebody who opens a case gives. */
export function sampleNewCase(change: Partial<Record<keyof NewCase, unknown>> = {}): NewCase {
  return newCaseSchema.parse({
    kind: 'malfunction',
    title: 'Datastore is read-only after a controller failover',
    problem: 'All paths to LUN 7 went down; the virtual machines on it stopped writing.',
    customer: 'harbourline',
    contract: {
      number: 'HL-2024-0117',
      kind: 'project',
      agreement: 'platinum-24x7',
      timeZone: 'Europe/London',
    },
    channel: 'phone',
    contact: { name: 'Priya Nair', phone: '+44 20 7946 0101' },
    product: 'vsphere',
    component: 'datastore',
    productVersion: '8.0 U3',
    severity: 3,
    team: 'virtualisation',
    dutyEngineer: 'Chen Yu',
    openedAt: nine,
    ...change,
  });
}

/** A case as a store would have it. */
export function sampleCase(change: Partial<Record<keyof Case, unknown>> = {}): Case {
  return caseSchema.parse({
    id: '01890000-0000-7000-8000-000000000001',
    number: 'SR-000001',
    version: 1,
    state: 'working',
    ...sampleNewCase(),
    entitlement: { standing: 'covered' },
    changedAt: nine,
    ...change,
  });
}
