import type { Insertable, Selectable, Updateable } from 'kysely';
import { formatCaseNumber } from '../../core/case/case-id.ts';
import type { CaseSettings } from '../../core/case/case-write.ts';
import type { Case } from '../../core/case/case.ts';
import type { CaseDraft } from '../../core/case/open-case.ts';
import type { CasesTable } from './case-tables.ts';

/** Columns that a case is read from. */
export const caseColumns = [
  'position',
  'id',
  'sequence',
  'version',
  'state',
  'kind',
  'title',
  'problem',
  'customer',
  'contract',
  'entitlement',
  'channel',
  'contact',
  'product',
  'component',
  'product_version',
  'team',
  'duty_engineer',
  'assigned_engineer',
  'escalation_engineer',
  'severity',
  'business_impact',
  'source_system',
  'source_id',
  'source_url',
  'onset',
  'baseline',
  'planned_fix',
  'outcome_kind',
  'cause',
  'resolution',
  'prevention',
  'pending',
  'opened_at',
  'assigned_at',
  'acknowledged_at',
  'first_reply_at',
  'last_reply_at',
  'escalated_at',
  'resolved_at',
  'closed_at',
  'changed_at',
] as const satisfies readonly (keyof CasesTable)[];

/** What a case is read from. */
export type CaseRow = Pick<Selectable<CasesTable>, (typeof caseColumns)[number]>;

/** Without the fields that are null, which are absent in the domain. */
export function withoutNulls(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const rest: Record<string, unknown> = {};
  for (const key of Object.keys(record)) {
    const value = record[key];
    if (value !== null && value !== undefined) rest[key] = value;
  }
  return rest;
}

/** A column that holds JSON. */
export const readJson = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
const writeJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** A case while it is made from its row. */
type RowCase = { -readonly [Field in keyof Case]?: unknown };

/**
 * A case from its row. Rows are written from checked cases only, by `newCaseRow` and `columnsOf`, so that they are not checked again: lists
 * have many, and a check of each takes longer than reading it.
 */
export function caseOf(row: CaseRow): Case {
  // Field by field, by name: lists have thousands, and a field whose name is a variable takes many times as long.
  const subject: RowCase = {
    id: row.id,
    number: formatCaseNumber(row.sequence),
    version: row.version,
    state: row.state,
    kind: row.kind,
    title: row.title,
  };
  if (row.problem !== null) subject.problem = row.problem;
  subject.customer = row.customer;
  if (row.contract !== null) subject.contract = JSON.parse(row.contract);
  if (row.entitlement !== null) subject.entitlement = JSON.parse(row.entitlement);
  subject.channel = row.channel;
  if (row.contact !== null) subject.contact = JSON.parse(row.contact);
  if (row.product !== null) subject.product = row.product;
  if (row.component !== null) subject.component = row.component;
  if (row.product_version !== null) subject.productVersion = row.product_version;
  if (row.team !== null) subject.team = row.team;
  if (row.duty_engineer !== null) subject.dutyEngineer = row.duty_engineer;
  if (row.assigned_engineer !== null) subject.assignedEngineer = row.assigned_engineer;
  if (row.onset !== null) subject.onset = JSON.parse(row.onset);
  if (row.baseline !== null) subject.baseline = JSON.parse(row.baseline);
  if (row.planned_fix !== null) subject.plannedFix = JSON.parse(row.planned_fix);
  if (row.source_system !== null)
    subject.source = withoutNulls({ system: row.source_system, id: row.source_id, url: row.source_url });
  subject.severity = row.severity;
  subject.businessImpact = row.business_impact;
  if (row.escalation_engineer !== null) subject.escalationEngineer = row.escalation_engineer;
  if (row.outcome_kind !== null) {
    const { outcome_kind: kind, cause, resolution, prevention, pending } = row;
    subject.outcome = withoutNulls({ kind, cause, resolution, prevention, pending });
  }
  subject.openedAt = row.opened_at;
  if (row.assigned_at !== null) subject.assignedAt = row.assigned_at;
  if (row.acknowledged_at !== null) subject.acknowledgedAt = row.acknowledged_at;
  if (row.first_reply_at !== null) subject.firstReplyAt = row.first_reply_at;
  if (row.last_reply_at !== null) subject.lastReplyAt = row.last_reply_at;
  if (row.escalated_at !== null) subject.escalatedAt = row.escalated_at;
  if (row.resolved_at !== null) subject.resolvedAt = row.resolved_at;
  if (row.closed_at !== null) subject.closedAt = row.closed_at;
  subject.changedAt = row.changed_at;
  return subject as unknown as Case; // see above
}

/** How each field of a case is written into columns. */
const columnsOfField: {
  readonly [Field in keyof Required<CaseSettings>]: (
    value: CaseSettings[Field] | undefined,
  ) => Updateable<CasesTable>;
} = {
  state: (state) => (state === undefined ? {} : { state }),
  kind: (kind) => (kind === undefined ? {} : { kind }),
  title: (title) => (title === undefined ? {} : { title }),
  problem: (problem) => ({ problem: problem ?? null }),
  customer: (customer) => (customer === undefined ? {} : { customer }),
  contract: (contract) => ({ contract: writeJson(contract) }),
  entitlement: (entitlement) => ({ entitlement: writeJson(entitlement) }),
  channel: (channel) => (channel === undefined ? {} : { channel }),
  contact: (contact) => ({ contact: writeJson(contact) }),
  product: (product) => ({ product: product ?? null }),
  component: (component) => ({ component: component ?? null }),
  productVersion: (version) => ({ product_version: version ?? null }),
  team: (team) => ({ team: team ?? null }),
  dutyEngineer: (name) => ({ duty_engineer: name ?? null }),
  assignedEngineer: (name) => ({ assigned_engineer: name ?? null }),
  escalationEngineer: (name) => ({ escalation_engineer: name ?? null }),
  severity: (severity) => (severity === undefined ? {} : { severity }),
  businessImpact: (impact) => (impact === undefined ? {} : { business_impact: impact }),
  source: (source) => ({
    source_system: source?.system ?? null,
    source_id: source?.id ?? null,
    source_url: source?.url ?? null,
  }),
  onset: (onset) => ({ onset: writeJson(onset) }),
  baseline: (baseline) => ({ baseline: writeJson(baseline) }),
  plannedFix: (fix) => ({ planned_fix: writeJson(fix) }),
  outcome: (outcome) => ({
    outcome_kind: outcome?.kind ?? null,
    cause: outcome?.cause ?? null,
    resolution: outcome?.resolution ?? null,
    prevention: outcome?.prevention ?? null,
    pending: outcome?.pending ?? null,
  }),
  openedAt: (at) => (at === undefined ? {} : { opened_at: at }),
  assignedAt: (at) => ({ assigned_at: at ?? null }),
  acknowledgedAt: (at) => ({ acknowledged_at: at ?? null }),
  firstReplyAt: (at) => ({ first_reply_at: at ?? null }),
  lastReplyAt: (at) => ({ last_reply_at: at ?? null }),
  escalatedAt: (at) => ({ escalated_at: at ?? null }),
  resolvedAt: (at) => ({ resolved_at: at ?? null }),
  closedAt: (at) => ({ closed_at: at ?? null }),
};

/** The columns that settings write. */
export function columnsOf(settings: CaseSettings): Updateable<CasesTable> {
  // The keys of settings are fields with an entry in the table; `Object.keys` cannot say so.
  const fields = Object.keys(settings) as (keyof CaseSettings)[];
  const writers = columnsOfField as Readonly<Record<string, (value: unknown) => Updateable<CasesTable>>>; // each is given its own field
  return Object.assign(
    {},
    ...fields.map((field) => writers[field]?.(settings[field])),
  ) as Updateable<CasesTable>;
}

/** Every optional column, empty. */
const emptyColumns = columnsOf(
  Object.fromEntries(Object.keys(columnsOfField).map((field) => [field, undefined])),
);

/** A whole row of a new case. */
export function newCaseRow(
  draft: CaseDraft,
  keys: Pick<Insertable<CasesTable>, 'position' | 'id' | 'sequence'>,
): Insertable<CasesTable> {
  const { changedAt, ...settings } = draft;
  const needed = {
    state: draft.state,
    kind: draft.kind,
    title: draft.title,
    customer: draft.customer,
    channel: draft.channel,
    severity: draft.severity,
    business_impact: draft.businessImpact,
    opened_at: draft.openedAt,
    changed_at: changedAt,
    version: 1,
  };
  return { ...emptyColumns, ...columnsOf(settings), ...keys, ...needed } as Insertable<CasesTable>; // every column is there
}
