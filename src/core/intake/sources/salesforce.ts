import { lookUp, type IntakeSource, type MappedEntry } from '../intake-source.ts';
import { isRecord, openRecord, textOf, type SourceRecord } from '../source-record.ts';

const states = {
  new: 'open',
  working: 'working',
  'in progress': 'working',
  'in process': 'working',
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
 * Cases of Salesforce: answers of its query API with related records; CSV of Data Loader and of data exports with the names of fields
 * (`Account.Name` for a related one); and reports with the labels of fields. A case is known by its number. A file of cases alone
 * has the ids of accounts and contacts, and no names. Times of the API and of Data Loader name their zone, those of data exports are UTC.
 *
 * Sources: developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-case.html and
 * object-casecomment.html; developer.salesforce.com/docs/atlas.en-us.218.0.sfFieldRef.meta/sfFieldRef/salesforce_field_reference_Case.htm
 * and the same of 228.0 (labels); help.salesforce.com/s/articleView?id=000385167 (times in CSV).
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
      updated: record.text('LastModifiedDate', 'Last Modified Date', 'SystemModstamp'),
      title: record.text('Subject'),
      problem: record.text('Description'),
      customer:
        record.text('Account.Name', 'Account Name') ??
        record.text('SuppliedCompany', 'Web Company') ??
        accountOf(record.text('AccountId', 'Account ID')),
      contact: {
        name: record.text('Contact.Name', 'Contact Name', 'SuppliedName', 'Web Name'),
        email: record.text('Contact.Email', 'ContactEmail', 'Contact Email', 'SuppliedEmail', 'Web Email'),
        phone:
          record.text('Contact.Phone', 'ContactPhone', 'Contact Phone', 'SuppliedPhone', 'Web Phone') ??
          record.text('Contact.MobilePhone', 'ContactMobile', 'Contact Mobile'),
      },
      contract: record.text('Entitlement.Name', 'Entitlement Name'),
      kind: lookUp(kinds, record.text('Type', 'Case Type')),
      channel: lookUp(channels, record.text('Origin', 'Case Origin')),
      severity: lookUp(severities, record.text('Priority')),
      state: isClosed ? 'closed' : stateOf(status, record.text('IsEscalated', 'Escalated')),
      product: record.text('Product.Name', 'Asset.Product2.Name', 'Product Name'),
      component: record.text('Asset.Name', 'Asset Name'),
      assignedEngineer: record.text('Owner.Name', 'Case Owner'),
      opened: record.text('CreatedDate', 'Date/Time Opened', 'Created Date'),
      resolved: undefined,
      closed: record.text('ClosedDate', 'Date/Time Closed', 'Closed Date'),
      log: commentsOf(record),
    };
  },
};

/** What cases of one account have in common where its name is not told. An id may have 15 characters, or 18, the last 3 being a sum. */
const accountOf = (id: string | undefined): string | undefined =>
  id === undefined ? undefined : `account ${id.slice(0, 15)}`;

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
