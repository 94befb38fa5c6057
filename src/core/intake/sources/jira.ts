import { lookUp, type IntakeSource, type MappedEntry } from '../intake-source.ts';
import { isRecord, openRecord, textOf, type SourceRecord } from '../source-record.ts';
import { jiraText } from './jira-document.ts';

const states = {
  open: 'open',
  new: 'open',
  'to do': 'open',
  backlog: 'open',
  reopened: 'working',
  'waiting for support': 'working',
  'in progress': 'working',
  'work in progress': 'working',
  'waiting for customer': 'pending',
  'waiting for approval': 'pending',
  pending: 'pending',
  escalated: 'escalated',
  resolved: 'resolved',
  closed: 'closed',
  done: 'closed',
  canceled: 'closed',
  cancelled: 'closed',
} as const;
const categories = {
  new: 'open',
  'to do': 'open',
  indeterminate: 'working',
  'in progress': 'working',
  done: 'closed',
} as const;
const severities = {
  blocker: 1,
  highest: 1,
  critical: 1,
  high: 2,
  major: 2,
  medium: 3,
  minor: 3,
  low: 4,
  lowest: 4,
  trivial: 4,
} as const;
const kinds = {
  bug: 'malfunction',
  incident: 'malfunction',
  '[system] incident': 'malfunction',
  problem: 'malfunction',
  question: 'question',
  'service request': 'question',
  '[system] service request': 'question',
  change: 'upgrade',
  '[system] change': 'upgrade',
  upgrade: 'upgrade',
} as const;
const outcomes = {
  done: 'solved',
  fixed: 'solved',
  resolved: 'solved',
  workaround: 'workaround',
  "won't do": 'unsolved',
  "won't fix": 'unsolved',
  'cannot reproduce': 'unsolved',
  'known error': 'workaround',
  'not a bug': 'expected-behaviour',
  'works as designed': 'expected-behaviour',
  declined: 'withdrawn',
  cancelled: 'withdrawn',
  duplicate: 'withdrawn',
} as const;

/**
 * Issues of Jira and Jira Service Management: answers of the API (versions 2 and 3), CSV exports and webhooks. An issue is known by its
 * key. Sources: developer.atlassian.com, Issues and Webhooks; support.atlassian.com, exporting search results as CSV.
 */
export const jira: IntakeSource = {
  system: 'jira',
  lists: ['issues'],
  map(record) {
    const key = record.text('key', 'Issue key');
    const status = record.text('fields.status.name', 'Status');
    const category = record.text('fields.status.statusCategory.key', 'Status Category');
    const resolution = record.text('fields.resolution.name', 'Resolution');
    return {
      id: key,
      url: browseAddress(record.text('self'), key),
      updated: record.text('fields.updated', 'Updated'),
      title: record.text('fields.summary', 'Summary'),
      problem: jiraText(record.value('fields.description', 'Description')),
      customer: nameOf(record.peek('fields.organizations')[0] ?? record.peek('Organizations')[0]),
      contact: {
        name: record.text('fields.reporter.displayName', 'Reporter'),
        email: record.text('fields.reporter.emailAddress', 'Reporter Email'),
      },
      kind: lookUp(kinds, record.text('fields.issuetype.name', 'Issue Type')),
      severity: lookUp(severities, record.text('fields.priority.name', 'Priority')),
      state: lookUp(states, status) ?? lookUp(categories, category),
      component: nameOf(
        record.peek('fields.components')[0] ?? record.peek('Component/s')[0] ?? record.peek('Components')[0],
      ),
      productVersion: nameOf(
        record.peek('fields.versions')[0] ??
          record.peek('Affects Version/s')[0] ??
          record.peek('Affects versions')[0],
      ),
      assignedEngineer: record.text('fields.assignee.displayName', 'Assignee'),
      opened: record.text('fields.created', 'Created'),
      resolved: record.text('fields.resolutiondate', 'Resolved'),
      closed: undefined,
      outcome: { kind: lookUp(outcomes, resolution) },
      log: [...commentsOf(record), ...commentCells(record)],
    };
  },
  openDelivery({ issue, comment }) {
    if (!isRecord(issue)) return undefined;
    if (!isRecord(comment) || !isRecord(issue['fields'])) return issue;
    return { ...issue, fields: { ...issue['fields'], comment: { comments: [comment] } } };
  },
};

/** A name that stands alone or in an object. */
const nameOf = (value: unknown): string | undefined => textOf(isRecord(value) ? value['name'] : value);

/** The page of an issue, from its address in the API. */
function browseAddress(self: string | undefined, key: string | undefined): string | undefined {
  const site = /^(https?:\/\/[^\s]+?)\/rest\/api\//.exec(self ?? '')?.[1];
  return site === undefined || key === undefined ? undefined : `${site}/browse/${key}`;
}

function commentsOf(record: SourceRecord): MappedEntry[] {
  return record
    .list('fields.comment.comments')
    .filter(isRecord)
    .map(openRecord)
    .map((comment) => {
      const isInternal =
        textOf(comment.value('jsdPublic')) === 'false' || comment.value('visibility') !== undefined;
      return {
        id: comment.text('id'),
        kind: isInternal ? 'remark' : 'action',
        text: jiraText(comment.value('body')),
        at: comment.text('created'),
        by: comment.text('author.displayName'),
        isInternal,
      };
    });
}

/** Comments of a CSV export, a cell each: time, author and text, parted by semicolons. */
function commentCells(record: SourceRecord): MappedEntry[] {
  return record.list('Comment', 'Comments').flatMap((cell) => {
    const parts = /^([^;]*);([^;]*);([\s\S]*)$/.exec(textOf(cell) ?? '');
    if (!parts) return [];
    const [, at, by, text] = parts;
    return [{ kind: 'action', text, at, by, isInternal: true }];
  });
}
