import { lookUp, type IntakeSource, type MappedEntry } from '../intake-source.ts';
import { isRecord, openRecord, textOf, type SourceRecord } from '../source-record.ts';

const states = {
  new: 'open',
  open: 'working',
  pending: 'pending',
  hold: 'pending',
  solved: 'resolved',
  closed: 'closed',
} as const;
const severities = { urgent: 1, high: 2, normal: 3, low: 4 } as const;
const kinds = {
  problem: 'malfunction',
  incident: 'malfunction',
  question: 'question',
  task: 'update',
} as const;
const channels = { email: 'e-mail', voice: 'phone', phone: 'phone', web: 'portal', api: 'portal' } as const;

/**
 * Tickets of Zendesk Support: the JSON export (a ticket a line, with its comments), answers of the API, and both kinds of webhooks.
 * Sources: developer.zendesk.com, Tickets, Ticket Comments and Ticket events.
 */
export const zendesk: IntakeSource = {
  system: 'zendesk',
  lists: ['tickets'],
  map(record) {
    const problem = record.text('description');
    const closed = record.text('metric_set.closed_at');
    return {
      id: record.text('id'),
      url: record.text('url'),
      updated: record.text('updated_at'),
      title: record.text('subject', 'raw_subject'),
      problem,
      customer: record.text('organization.name') ?? byId(record.text('organization_id')),
      contact: {
        name: record.text('requester.name'),
        email: record.text('requester.email'),
        phone: record.text('requester.phone'),
      },
      kind: lookUp(kinds, record.text('type')),
      channel: lookUp(channels, record.text('via.channel')),
      severity: lookUp(severities, record.text('priority')),
      state: lookUp(states, record.text('status')),
      team: record.text('group.name'),
      assignedEngineer: record.text('assignee.name'),
      opened: record.text('created_at'),
      resolved: record.text('metric_set.solved_at'),
      closed,
      log: commentsOf(record, problem),
    };
  },
  openDelivery(payload) {
    const { ticket, type, detail, event, time } = payload;
    if (isRecord(ticket)) return ticket;
    if (typeof type !== 'string') return payload['id'] === undefined ? undefined : payload;
    if (!type.startsWith('zen:event-type:ticket.') || !isRecord(detail)) return undefined;
    const comment = isRecord(event) && isRecord(event['comment']) ? event['comment'] : undefined;
    return { ...detail, ...(comment && { comments: [{ created_at: time, ...comment }] }) };
  },
};

/** Zendesk writes `0` for none. */
const byId = (id: string | undefined): string | undefined =>
  id === undefined || id === '0' ? undefined : `organization ${id}`;

function commentsOf(record: SourceRecord, problem: string | undefined): MappedEntry[] {
  const requester = record.text('requester_id', 'requester.id');
  return (
    record
      .list('comments')
      .filter(isRecord)
      .map(openRecord)
      .map((comment, index) => ({ comment, index, text: comment.text('plain_body', 'body', 'value') }))
      // The first comment of a ticket is its description.
      .filter(({ index, text }) => !(index === 0 && text?.trim() === problem?.trim()))
      .map(({ comment, text }) => {
        const author = comment.text('author_id', 'author.id');
        const isPublic = textOf(comment.value('public', 'is_public')) !== 'false';
        return {
          id: comment.text('id'),
          kind: !isPublic ? 'remark' : author === requester ? 'customer' : 'reply',
          text,
          at: comment.text('created_at'),
          by: comment.text('author.name') ?? (author === undefined ? undefined : `user ${author}`),
          isInternal: !isPublic,
        };
      })
  );
}
