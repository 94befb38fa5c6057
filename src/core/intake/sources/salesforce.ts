import { lookUp, type IntakeSource, type MappedEntry } from '../intake-source.ts';
import { isRecord, openRecord, textOf, type SourceRecord } from '../source-record.ts';

const states = {
  new: 'open',
  working: 'working',
  'in progress': 'working',
  escalated: 'escalated',
  'on hold': 'pending',
  'waiting on customer': 'pending',
  'awaiting customer': 'pending',
  resolved: 'resolved',
  closed: 'closed',
} as const;
const severities = { critical: 1, urgent: 1, high: 2, medium: 3, normal: 3, low: 4 } as const;
const channels = { phone: 'phone', email: 'e-mail', web: 'portal', chat: 'portal' } as const;
const kinds = {
  problem: 'malfunction',
  question: 'question',
  'feature request': 'question',
  mechanical: 'malfunction',
  electrical: 'malfunction',
  electronic: 'malfunction',
  structural: 'malfunction',
} as const;

/**
 * Cases of Salesforce: answers of its query API with related records, data exports as CSV (`Account.Name` for a related field), and reports
 * with the labels of fields. A case is known by its number. Source: developer.salesforce.com, Object Reference, Case and CaseComment.
 */
export const salesforce: IntakeSource = {
  system: 'salesforce',
  lists: ['records'],
  map(record) {
    const isClosed = /^(?:true|1)$/i.test(record.text('IsClosed', 'Closed') ?? '');
    const status = record.text('Status');
    // Says only what kind of record it is, and its address in the API.
    record.value('attributes');
    return {
      id: record.text('CaseNumber', 'Case Number', 'Id'),
      updated: record.text('LastModifiedDate', 'SystemModstamp'),
      title: record.text('Subject'),
      problem: record.text('Description'),
      customer: record.text('Account.Name', 'Account Name') ?? record.text('SuppliedCompany'),
      contact: {
        name: record.text('Contact.Name', 'Contact Name', 'SuppliedName'),
        email: record.text('Contact.Email', 'Contact Email', 'ContactEmail', 'SuppliedEmail'),
        phone: record.text('Contact.Phone', 'Contact Phone', 'ContactPhone', 'SuppliedPhone'),
      },
      contract: record.text('Entitlement.Name', 'Entitlement Name'),
      kind: lookUp(kinds, record.text('Type')),
      channel: lookUp(channels, record.text('Origin', 'Case Origin')),
      severity: lookUp(severities, record.text('Priority')),
      state: isClosed ? 'closed' : stateOf(status, record.text('IsEscalated', 'Escalated')),
      product: record.text('Product.Name', 'Asset.Product2.Name', 'Product Name'),
      component: record.text('Asset.Name', 'Asset Name'),
      assignedEngineer: record.text('Owner.Name', 'Case Owner'),
      opened: record.text('CreatedDate', 'Date/Time Opened'),
      resolved: undefined,
      closed: record.text('ClosedDate', 'Date/Time Closed'),
      log: commentsOf(record),
    };
  },
};

function stateOf(status: string | undefined, isEscalated: string | undefined): string | undefined {
  const state = lookUp(states, status);
  const isActive = state === 'open' || state === 'working';
  return isActive && /^(?:true|1)$/i.test(isEscalated ?? '') ? 'escalated' : state;
}

function commentsOf(record: SourceRecord): MappedEntry[] {
  return record
    .list('CaseComments.records')
    .filter(isRecord)
    .map(openRecord)
    .map((comment) => {
      const isPublic = textOf(comment.value('IsPublished')) === 'true';
      return {
        id: comment.text('Id'),
        kind: isPublic ? 'action' : 'remark',
        text: comment.text('CommentBody'),
        at: comment.text('CreatedDate'),
        by: comment.text('CreatedBy.Name'),
        isInternal: !isPublic,
      };
    });
}
