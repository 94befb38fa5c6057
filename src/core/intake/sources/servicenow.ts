import { lookUp, type IntakeSource, type MappedEntry } from '../intake-source.ts';
import { parseSourceInstant } from '../source-instant.ts';
import { textOf, type SourceRecord } from '../source-record.ts';

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
/** States of incidents as numbers; cases of Customer Service Management, whose numbers are CS0001234, have others. */
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
  virtual_agent: 'portal',
  'virtual agent': 'portal',
  monitoring: 'availability-alarm',
  'event management': 'availability-alarm',
} as const;

/** Categories of cases. Those of incidents say what is concerned, such as _Software_, and not what is wanted. */
const kinds = {
  0: 'question',
  question: 'question',
  1: 'malfunction',
  issue: 'malfunction',
  2: 'question',
  feature: 'question',
} as const;

/** What a reference is without its display value. */
const sysId = /^[0-9a-f]{32}$/;

/**
 * Incidents and cases of ServiceNow: answers of the Table API, best with `sysparm_display_value=all`, and exports as JSON and CSV, which
 * head their columns with names of fields, or with labels where somebody set that. A record is known by its number.
 *
 * Stored times are UTC, and so are those of CSV and JSON exports. With `sysparm_display_value=true` alone they come in the zone of
 * the user who asked, and nothing tells which: that one is not for imports.
 *
 * Sources:
 * servicenow.com/docs/r/platform-administration/time-configuration/c_ExportDateAndTimeInformation.html (times of exports),
 * servicenow.com/docs/r/platform-administration/table-administration-and-data-management/default-values-headers-values.html
 * (columns of exports), support.servicenow.com/kb?sysparm_article=KB0534905 (Table API),
 * servicenow.com/docs/r/customer-service-management/r_CustomerServiceCaseForm.html and r_CustomerServiceCaseStates.html (cases),
 * github.com/ServiceNow/ServiceNowDocs (the tables that the Case API answers with).
 */
export const servicenow: IntakeSource = {
  system: 'servicenow',
  lists: ['result', 'records'],
  map(record) {
    const number = record.text('number');
    const shown = (name: string, ...labels: readonly string[]) =>
      record.text(`${name}.display_value`, `${name}.value`, name, ...labels);
    /** A reference by its name; ids of records mean nothing here. */
    const named = (name: string, ...labels: readonly string[]) => {
      const text = shown(name, ...labels);
      return text === undefined || sysId.test(text) ? undefined : text;
    };
    /** Times as they are stored, which is UTC, and not as a user is shown them. */
    const stored = (name: string, ...labels: readonly string[]) =>
      record.text(`${name}.value`, name, ...labels);
    const zones = zonesOf(record);
    return {
      id: number ?? record.text('number.value', 'number.display_value'),
      updated: stored('sys_updated_on', 'Updated'),
      title: shown('short_description', 'Short description'),
      problem: shown('description'),
      customer: named('account') ?? named('company') ?? named('consumer') ?? accountOf(record),
      contact: {
        name: named('contact') ?? named('consumer') ?? named('caller_id', 'Caller'),
        email: record.text('contact.email', 'consumer.email', 'caller_id.email'),
      },
      contract: named('contract'),
      kind: lookUp(kinds, textOf(record.peek('category.display_value')) ?? textOf(record.peek('category'))),
      channel: lookUp(channels, shown('contact_type', 'Channel', 'Contact type')),
      severity: lookUp(severities, digitOf(stored('priority'))),
      businessImpact: lookUp(impacts, digitOf(stored('impact'))),
      state: stateOf(shown('state', 'incident_state'), number),
      product: named('product') ?? named('business_service', 'Service'),
      component: named('cmdb_ci', 'Configuration item'),
      team: named('assignment_group', 'Assignment group'),
      assignedEngineer: named('assigned_to', 'Assigned to'),
      opened: stored('opened_at', 'Opened') ?? stored('sys_created_on', 'Created'),
      resolved: stored('resolved_at', 'Resolved'),
      closed: stored('closed_at', 'Closed'),
      outcome: {
        kind: outcomeOf(shown('close_code', 'Close code') ?? shown('resolution_code', 'Resolution code')),
        cause: shown('cause', 'Probable cause'),
        resolution: shown('close_notes', 'Resolution notes', 'Close notes'),
      },
      log: [
        ...journalOf(record, ['comments.display_value', 'comments', 'Additional comments'], zones, false),
        ...journalOf(record, ['work_notes.display_value', 'work_notes', 'Work notes'], zones, true),
      ],
    };
  },
};

/** The digit that a choice begins with: `1 - Critical`. */
const digitOf = (choice: string | undefined): string | undefined => /^\s*(\d)/.exec(choice ?? '')?.[1];

function stateOf(state: string | undefined, number: string | undefined): string | undefined {
  const numbers = /^CS\d/i.test(number ?? '') ? caseStates : incidentStates;
  return lookUp(states, state) ?? lookUp(states, lookUp(numbers, state));
}

/** What cases of one customer have in common where nobody asked for names. */
function accountOf(record: SourceRecord): string | undefined {
  const id = record.text('account.value', 'account', 'company.value', 'company');
  return id !== undefined && sysId.test(id) ? `account ${id}` : undefined;
}

/** What a resolution code means, of incidents (_Workaround provided_) or cases (_Solved - Fixed by Support/Guidance provided_). */
function outcomeOf(code: string | undefined): string | undefined {
  if (code === undefined || /^\d+$/.test(code)) return undefined;
  if (/work\s?around|known error/i.test(code)) return 'workaround';
  if (/not solved|no resolution/i.test(code)) return 'unsolved';
  if (/duplicate|cancel|void/i.test(code)) return 'withdrawn';
  if (/user error|as designed/i.test(code)) return 'expected-behaviour';
  return 'solved';
}

/** How far ahead of UTC the user is whom a time is shown to, at a time that is known both ways. */
interface Zone {
  readonly shown: number;
  readonly ahead: number;
}

function zonesOf(record: SourceRecord): readonly Zone[] {
  return ['opened_at', 'sys_created_on', 'resolved_at', 'closed_at', 'sys_updated_on'].flatMap((name) => {
    const [shown, stored] = ['display_value', 'value'].map((kind) =>
      parseSourceInstant(textOf(record.peek(`${name}.${kind}`)) ?? ''),
    );
    return shown === undefined || stored === undefined ? [] : [{ shown, ahead: shown - stored }];
  });
}

/** Journals tell times as users are shown them: as far ahead as the nearest time that is known both ways. */
function instantOf(time: string, zones: readonly Zone[]): string {
  const shown = parseSourceInstant(time);
  if (shown === undefined) return time;
  const distance = (zone: Zone): number => Math.abs(zone.shown - shown);
  const [nearest] = zones.toSorted((a, b) => distance(a) - distance(b));
  return new Date(shown - (nearest?.ahead ?? 0)).toISOString();
}

const journalHead = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) - (.{1,200}?) \(([^()\n]+)\)\s*$/gm;

/** The entries of a journal field, each below a line with time, author and kind. One that is written otherwise is left over. */
function journalOf(
  record: SourceRecord,
  paths: readonly string[],
  zones: readonly Zone[],
  isInternal: boolean,
): MappedEntry[] {
  const path = paths.find((place) => textOf(record.peek(place))?.match(journalHead));
  const text = path === undefined ? '' : (record.text(path) ?? '');
  const heads = [...text.matchAll(journalHead)];
  return heads.map((head, index) => ({
    kind: isInternal ? 'remark' : 'action',
    text: text.slice(head.index + head[0].length, heads[index + 1]?.index).trim(),
    at: head[1] === undefined ? undefined : instantOf(head[1], zones),
    by: head[2],
    isInternal,
  }));
}
