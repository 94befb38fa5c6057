import { lookUp, type IntakeSource, type MappedEntry } from '../intake-source.ts';
import { plainText } from '../plain-text.ts';
import { isRecord, openRecord, textOf, type SourceRecord } from '../source-record.ts';

const states = {
  new: 'open',
  open: 'working',
  'pending reminder': 'pending',
  'pending close': 'pending',
  closed: 'closed',
  merged: 'closed',
  removed: 'closed',
} as const;
const severities = { '1 low': 4, '2 normal': 3, '3 high': 2, '4 urgent': 1 } as const;
const channels = { email: 'e-mail', phone: 'phone', web: 'portal', note: 'portal' } as const;

/**
 * Tickets of Zammad: answers of the API with `expand=true` and their articles, and webhooks. A ticket is known by its number. Sources:
 * docs.zammad.org, Ticket and Articles; admin-docs.zammad.org, Webhook payload.
 */
export const zammad: IntakeSource = {
  system: 'zammad',
  lists: ['tickets'],
  map(record) {
    const articles = record.list('articles').filter(isRecord).map(openRecord);
    // A ticket has no description: its first article says what is wrong.
    const isWhole = Number(record.text('article_count') ?? articles.length) <= articles.length;
    const [first] = isWhole ? articles : [];
    const state = lookUp(states, nameIn(record, 'state'));
    return {
      id: record.text('number', 'id'),
      updated: record.text('updated_at'),
      title: record.text('title'),
      problem: first && bodyOf(first),
      customer: nameIn(record, 'organization') ?? record.text('customer.organization'),
      contact: { name: personIn(record, 'customer'), email: emailOf(record) },
      channel: lookUp(channels, record.text('create_article_type')),
      severity: lookUp(severities, nameIn(record, 'priority')),
      state,
      team: nameIn(record, 'group'),
      assignedEngineer: ownerOf(personIn(record, 'owner')),
      opened: record.text('created_at'),
      firstReply: record.text('first_response_at'),
      closed: record.text('close_at', 'last_close_at'),
      resolved: undefined,
      outcome: { kind: nameIn(record, 'state') === 'merged' ? 'withdrawn' : undefined },
      log: articles.filter((article) => article !== first).map(entryOf),
    };
  },
  openDelivery({ ticket, article }) {
    if (!isRecord(ticket)) return undefined;
    return isRecord(article) && article['id'] !== undefined ? { ...ticket, articles: [article] } : ticket;
  },
};

/** A name that stands alone, as `expand=true` gives it, or in an object, as webhooks do. */
const nameIn = (record: SourceRecord, field: string): string | undefined =>
  record.text(`${field}.name`) ?? record.text(field);

function personIn(record: SourceRecord, field: string): string | undefined {
  const names = [record.text(`${field}.firstname`), record.text(`${field}.lastname`)];
  const name = names.filter((part) => part !== undefined).join(' ');
  return name === '' ? (record.text(`${field}.email`, `${field}.login`) ?? record.text(field)) : name;
}

function emailOf(record: SourceRecord): string | undefined {
  const email = record.text('customer.email') ?? record.text('customer');
  return email?.includes('@') ? email : undefined;
}

/** Zammad's own user, whose login is a hyphen, owns what nobody has. */
const ownerOf = (name: string | undefined): string | undefined => (name === '-' ? undefined : name);

const bodyOf = (article: SourceRecord): string | undefined => {
  const body = article.text('body');
  return body !== undefined && article.text('content_type') !== 'text/plain' ? plainText(body) : body;
};

function entryOf(article: SourceRecord): MappedEntry {
  const isInternal = textOf(article.value('internal')) === 'true';
  const sender = nameIn(article, 'sender')?.toLowerCase();
  return {
    id: article.text('id'),
    kind: isInternal
      ? 'remark'
      : sender === 'customer'
        ? 'customer'
        : sender === 'agent'
          ? 'reply'
          : 'action',
    text: bodyOf(article),
    at: article.text('created_at'),
    by: article.text('from') ?? personIn(article, 'created_by'),
    isInternal,
    channel: lookUp(channels, nameIn(article, 'type')),
  };
}
