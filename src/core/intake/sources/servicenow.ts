import { lookUp, type IntakeSource, type MappedEntry } from '../intake-source.ts';
import type { SourceRecord } from '../source-record.ts';

const states = {
  new: 'open',
  open: 'working',
  active: 'working',
  'in progress': 'working',
  'on hold': 'pending',
  'awaiting info': 'pending',
  'awaiting caller': 'pending',
  'awaiting vendor': 'pending',
  resolved: 'resolved',
  closed: 'closed',
  canceled: 'closed',
  cancelled: 'closed',
} as const;
/** States of incidents as numbers; cases of Customer Service Management, whose numbers begin with CS, have others. */
const incidentStates = {
  1: 'new',
  2: 'in progress',
  3: 'on hold',
  6: 'resolved',
  7: 'closed',
  8: 'canceled',
};
const caseStates = { 1: 'new', 3: 'closed', 6: 'resolved', 7: 'canceled', 10: 'open', 18: 'awaiting info' };
const severities = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 4 } as const;
const impacts = { 1: 'high', 2: 'medium', 3: 'low' } as const;
const channels = {
  email: 'e-mail',
  phone: 'phone',
  'self-service': 'portal',
  'self service': 'portal',
  web: 'portal',
  chat: 'portal',
  monitoring: 'availability-alarm',
  'event management': 'availability-alarm',
} as const;

/**
 * Incidents and cases of ServiceNow: answers of the Table API with any `sysparm_display_value`, exports as JSON, and as CSV with the names
 * or the labels of fields. A record is known by its number. Sources: docs.servicenow.com, Table API, incident and case tables.
 */
export const servicenow: IntakeSource = {
  system: 'servicenow',
  lists: ['result', 'records'],
  map(record) {
    const number = record.text('number');
    const shown = (name: string, ...labels: readonly string[]) =>
      record.text(`${name}.display_value`, `${name}.value`, name, ...labels);
    /** Times as they are stored, which is UTC, and not as a user is shown them. */
    const stored = (name: string, ...labels: readonly string[]) =>
      record.text(`${name}.value`, name, ...labels);
    const closeCode = shown('close_code', 'Resolution code', 'Close code');
    return {
      id: number ?? record.text('number.value', 'number.display_value'),
      updated: stored('sys_updated_on', 'Updated'),
      title: shown('short_description', 'Short description'),
      problem: shown('description'),
      customer: shown('account') ?? shown('company'),
      contact: {
        name: shown('contact') ?? shown('caller_id', 'Caller'),
        email: record.text('contact.email', 'caller_id.email'),
      },
      contract: shown('contract'),
      channel: lookUp(channels, shown('contact_type', 'Channel')),
      severity: lookUp(severities, digitOf(stored('priority'))),
      businessImpact: lookUp(impacts, digitOf(stored('impact'))),
      state: stateOf(shown('state', 'incident_state'), number),
      product: shown('product') ?? shown('business_service', 'Service'),
      component: shown('cmdb_ci', 'Configuration item'),
      team: shown('assignment_group', 'Assignment group'),
      assignedEngineer: shown('assigned_to', 'Assigned to'),
      opened: stored('opened_at', 'Opened') ?? stored('sys_created_on', 'Created'),
      resolved: stored('resolved_at', 'Resolved'),
      closed: stored('closed_at', 'Closed'),
      outcome: {
        kind: outcomeOf(closeCode),
        cause: shown('cause', 'Probable cause'),
        resolution: shown('close_notes', 'Resolution notes', 'Close notes'),
      },
      log: [
        ...journalOf(record, ['comments.display_value', 'comments', 'Additional comments'], false),
        ...journalOf(record, ['work_notes.display_value', 'work_notes', 'Work notes'], true),
      ],
    };
  },
};

/** The digit that a choice begins with: `1 - Critical`. */
const digitOf = (choice: string | undefined): string | undefined => /^\s*(\d)/.exec(choice ?? '')?.[1];

function stateOf(state: string | undefined, number: string | undefined): string | undefined {
  const numbers = number?.toUpperCase().startsWith('CS') ? caseStates : incidentStates;
  return lookUp(states, state) ?? lookUp(states, lookUp(numbers, state));
}

function outcomeOf(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  if (/work\s?around|known error/i.test(code)) return 'workaround';
  if (/not solved|no resolution/i.test(code)) return 'unsolved';
  if (/duplicate|cancel/i.test(code)) return 'withdrawn';
  if (/user error|as designed/i.test(code)) return 'expected-behaviour';
  return 'solved';
}

/** The entries of a journal field, each below a line with time, author and kind. */
function journalOf(record: SourceRecord, paths: readonly string[], isInternal: boolean): MappedEntry[] {
  const text = record.text(...paths) ?? '';
  const heads = [
    ...text.matchAll(/^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) - (.{1,200}?) \(([^()\n]+)\)\s*$/gm),
  ];
  return heads.map((head, index) => ({
    kind: isInternal ? 'remark' : 'action',
    text: text.slice(head.index + head[0].length, heads[index + 1]?.index).trim(),
    at: head[1],
    by: head[2],
    isInternal,
  }));
}
