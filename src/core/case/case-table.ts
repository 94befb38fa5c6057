import type { Column } from '../export/csv.ts';
import { priorityOf } from './adjust.ts';
import type { Case } from './case.ts';

const instant = (milliseconds: number | undefined): string | undefined =>
  milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();

/** The columns of a table of cases, in their order. */
export const caseColumns: readonly Column<Case>[] = [
  ['number', ({ number }) => number],
  ['state', ({ state }) => state],
  ['kind', ({ kind }) => kind],
  ['title', ({ title }) => title],
  ['problem', ({ problem }) => problem],
  ['customer', ({ customer }) => customer],
  ['contract', ({ contract }) => contract?.number],
  ['channel', ({ channel }) => channel],
  ['product', ({ product }) => product],
  ['component', ({ component }) => component],
  ['productVersion', ({ productVersion }) => productVersion],
  ['severity', ({ severity }) => severity],
  ['businessImpact', ({ businessImpact }) => businessImpact],
  ['priority', priorityOf],
  ['team', ({ team }) => team],
  ['dutyEngineer', ({ dutyEngineer }) => dutyEngineer],
  ['assignedEngineer', ({ assignedEngineer }) => assignedEngineer],
  ['escalationEngineer', ({ escalationEngineer }) => escalationEngineer],
  ['sourceSystem', ({ source }) => source?.system],
  ['sourceId', ({ source }) => source?.id],
  ['openedAt', ({ openedAt }) => instant(openedAt)],
  ['acknowledgedAt', ({ acknowledgedAt }) => instant(acknowledgedAt)],
  ['firstReplyAt', ({ firstReplyAt }) => instant(firstReplyAt)],
  ['escalatedAt', ({ escalatedAt }) => instant(escalatedAt)],
  ['resolvedAt', ({ resolvedAt }) => instant(resolvedAt)],
  ['closedAt', ({ closedAt }) => instant(closedAt)],
  ['outcome', ({ outcome }) => outcome?.kind],
  ['cause', ({ outcome }) => outcome?.cause],
  ['resolution', ({ outcome }) => outcome?.resolution],
  ['prevention', ({ outcome }) => outcome?.prevention],
];
