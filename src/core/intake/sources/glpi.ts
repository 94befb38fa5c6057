import { lookUp, type IntakeSource, type MappedEntry } from '../intake-source.ts';
import { plainText } from '../plain-text.ts';
import { isRecord, openRecord, textOf, type SourceRecord } from '../source-record.ts';

const states = {
  1: 'open',
  new: 'open',
  2: 'working',
  'processing (assigned)': 'working',
  3: 'working',
  'processing (planned)': 'working',
  4: 'pending',
  pending: 'pending',
  5: 'resolved',
  solved: 'resolved',
  6: 'closed',
  closed: 'closed',
} as const;
const severities = {
  6: 1,
  major: 1,
  5: 1,
  'very high': 1,
  4: 2,
  high: 2,
  3: 3,
  medium: 3,
  2: 4,
  low: 4,
  1: 4,
  'very low': 4,
} as const;
const impacts = {
  5: 'critical',
  'very high': 'critical',
  4: 'high',
  high: 'high',
  3: 'medium',
  medium: 'medium',
  2: 'low',
  low: 'low',
  1: 'low',
  'very low': 'low',
} as const;
const kinds = { 1: 'malfunction', incident: 'malfunction', 2: 'question', request: 'question' } as const;
const channels = {
  1: 'portal',
  helpdesk: 'portal',
  2: 'e-mail',
  'e-mail': 'e-mail',
  3: 'phone',
  phone: 'phone',
} as const;

/**
 * Tickets of GLPI: answers of its API, best with `expand_dropdowns=true`, and CSV exports of the list of tickets in English. Sources: the
 * API's own documentation (apirest.md), and the search options of tickets.
 */
export const glpi: IntakeSource = {
  system: 'glpi',
  lists: ['data', 'tickets'],
  map: (record) => ({
    // The list of tickets shows ids with spaces between thousands.
    id: record.text('id')?.replace(/\s/g, ''),
    updated: record.text('date_mod', 'Last update'),
    title: record.text('name', 'Title'),
    problem: htmlIn(record, 'content', 'Description'),
    customer: entityOf(record.text('entities_id', 'Entity')),
    contact: { name: record.text('_users_id_requester', 'Requester - Requester', 'Requester') },
    kind: lookUp(kinds, record.text('type')),
    channel: lookUp(channels, record.text('requesttypes_id', 'Request source')),
    severity: lookUp(severities, record.text('priority')),
    businessImpact: lookUp(impacts, record.text('impact')),
    state: lookUp(states, record.text('status')),
    component: lastOf(record.text('itilcategories_id', 'Category')),
    team: record.text('_groups_id_assign', 'Assigned to - Technician group', 'Technician group'),
    assignedEngineer: record.text('_users_id_assign', 'Assigned to - Technician', 'Technician'),
    opened: record.text('date', 'Opening date', 'date_creation'),
    resolved: record.text('solvedate', 'Resolution date'),
    closed: record.text('closedate', 'Closing date'),
    outcome: { resolution: solutionOf(record) },
    log: [
      ...notesOf(record, ['ITILFollowup', '_followups', 'followups'], 'reply'),
      ...notesOf(record, ['TicketTask', '_tasks', 'tasks'], 'action'),
    ],
  }),
};

function htmlIn(record: SourceRecord, ...paths: readonly string[]): string | undefined {
  const text = record.text(...paths);
  return text === undefined ? undefined : plainText(text);
}

/** The last part of a tree: `Root entity > Harbourline`. A category or entity that is only a number says nothing to a reader. */
function lastOf(path: string | undefined): string | undefined {
  const last = path?.split('>').at(-1)?.trim();
  return last === undefined || /^\d*$/.test(last) ? undefined : last;
}

const entityOf = (entity: string | undefined): string | undefined =>
  lastOf(entity) ?? (entity === undefined || entity === '0' ? undefined : `entity ${entity}`);

function solutionOf(record: SourceRecord): string | undefined {
  const solutions = record.list('ITILSolution', '_solutions').filter(isRecord).map(openRecord);
  const newest = solutions.at(-1);
  return newest ? htmlIn(newest, 'content') : htmlIn(record, 'solution', 'Solution - Solution', 'Solution');
}

function notesOf(record: SourceRecord, paths: readonly string[], kind: 'reply' | 'action'): MappedEntry[] {
  return record
    .list(...paths)
    .filter(isRecord)
    .map(openRecord)
    .map((note) => {
      const id = note.text('id');
      const isInternal = /^(?:1|true)$/.test(textOf(note.value('is_private')) ?? '');
      return {
        id: id === undefined ? undefined : `${kind} ${id}`,
        kind: isInternal ? 'remark' : kind,
        text: htmlIn(note, 'content'),
        at: note.text('date', 'date_creation'),
        by: note.text('users_id'),
        isInternal,
      };
    });
}
