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
  10: 'pending',
  approval: 'pending',
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

/** What an actor of a ticket is, as `Ticket_User` and `Group_Ticket` have it. */
const actorTypes = { requester: '1', assigned: '2' } as const;

/**
 * Tickets of GLPI: answers of its API, best with `expand_dropdowns=true` and with what `Ticket/ID/Ticket_User`, `Group_Ticket`,
 * `ITILFollowup`, `TicketTask` and `ITILSolution` answer put under these names; rows of `search/Ticket`, whose keys are numbers of search
 * options; and CSV exports of the list of tickets in English. Times have no zone there: they are the server's.
 *
 * Sources: github.com/glpi-project/glpi, apirest.md (answers, search), src/CommonITILObject.php and src/Ticket.php (numbers of states,
 * priorities, types, actors, search options and their labels).
 */
export const glpi: IntakeSource = {
  system: 'glpi',
  lists: ['data', 'tickets'],
  map: (record) => ({
    // The list of tickets shows ids with spaces between thousands.
    id: record.text('id', '2')?.replace(/\s/g, ''),
    updated: record.text('date_mod', 'Last update', '19'),
    title: record.text('name', 'Title', '1'),
    problem: htmlIn(record, 'content', 'Description', '21'),
    customer: entityOf(record.text('entities_id', 'Entity', '80')),
    contact: {
      name:
        nameIn(record, '_users_id_requester', 'Requester - Requester', 'Requester', '4') ??
        actorOf(record, 'Ticket_User', 'users_id', actorTypes.requester),
    },
    kind: lookUp(kinds, record.text('type', '14')),
    channel: lookUp(channels, record.text('requesttypes_id', 'Request source', '9')),
    severity: lookUp(severities, record.text('priority', '3')),
    businessImpact: lookUp(impacts, record.text('impact', '11')),
    state: lookUp(states, record.text('status', '12')),
    component: lastOf(record.text('itilcategories_id', 'Category', '7')),
    team:
      nameIn(record, '_groups_id_assign', 'Assigned to - Technician group', 'Technician group', '8') ??
      actorOf(record, 'Group_Ticket', 'groups_id', actorTypes.assigned),
    assignedEngineer:
      nameIn(record, '_users_id_assign', 'Assigned to - Technician', 'Technician', '5') ??
      actorOf(record, 'Ticket_User', 'users_id', actorTypes.assigned),
    opened: record.text('date', 'Opening date', 'date_creation', '15'),
    resolved: record.text('solvedate', 'Resolution date', '17'),
    closed: record.text('closedate', 'Closing date', '16'),
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

/** A name. One that is only a number says nothing to a reader; nobody is written as `&nbsp;`. */
function nameOf(text: string | undefined): string | undefined {
  const name = text?.trim();
  return name === undefined || /^(?:\d*|&nbsp;)$/.test(name) ? undefined : name;
}

const nameIn = (record: SourceRecord, ...paths: readonly string[]): string | undefined =>
  nameOf(record.text(...paths));

/** The last part of a tree: `Root entity > Harbourline`. */
const lastOf = (path: string | undefined): string | undefined => nameOf(path?.split('>').at(-1));

/** The first person or group that a ticket names in a role. */
function actorOf(
  record: SourceRecord,
  list: 'Ticket_User' | 'Group_Ticket',
  key: 'users_id' | 'groups_id',
  type: string,
): string | undefined {
  const actor = record
    .peek(list)
    .filter(isRecord)
    .find((each) => textOf(each['type']) === type);
  return nameOf(textOf(actor?.[key]));
}

const entityOf = (entity: string | undefined): string | undefined =>
  lastOf(entity) ?? (entity === undefined || entity === '0' ? undefined : `entity ${entity}`);

function solutionOf(record: SourceRecord): string | undefined {
  const solutions = record.list('ITILSolution', '_solutions').filter(isRecord).map(openRecord);
  const newest = solutions.at(-1);
  return newest
    ? htmlIn(newest, 'content')
    : htmlIn(record, 'solution', 'Solution - Solution', 'Solution', '24');
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
        by: nameIn(note, 'users_id'),
        isInternal,
      };
    });
}
