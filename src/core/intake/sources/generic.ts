import type { IntakeSource, MappedEntry } from '../intake-source.ts';
import { isRecord, openRecord, textOf, type SourceRecord } from '../source-record.ts';

/**
 * Records in Casebook's own words, for systems that have no table here: a CSV file with these columns, in any order and letter case, or
 * JSON with these fields; names of several words may be written `businessImpact`, `business_impact` or `business impact`.
 */
export const generic: IntakeSource = {
  system: 'csv',
  lists: ['cases', 'items'],
  map(record) {
    const field = (...names: readonly string[]) => record.text(...names.flatMap(spellings));
    const word = (name: string) => field(name)?.trim().toLowerCase();
    return {
      id: field('id', 'number'),
      url: field('url'),
      updated: field('updated at', 'updated'),
      title: field('title', 'subject'),
      problem: field('problem', 'description'),
      customer: field('customer'),
      contact: {
        name: record.text('contact.name') ?? field('contact'),
        email: record.text('contact.email') ?? field('contact email'),
        phone: record.text('contact.phone') ?? field('contact phone'),
      },
      contract: record.text('contract.number') ?? field('contract'),
      kind: word('kind'),
      channel: word('channel'),
      severity: severityOf(field('severity')),
      businessImpact: word('business impact'),
      state: word('state'),
      product: field('product'),
      component: field('component'),
      productVersion: field('product version', 'version'),
      team: field('team'),
      assignedEngineer: field('assigned engineer'),
      opened: field('opened at', 'opened'),
      firstReply: field('first reply at', 'first reply'),
      escalated: field('escalated at', 'escalated'),
      resolved: field('resolved at', 'resolved'),
      closed: field('closed at', 'closed'),
      outcome: {
        kind: (record.text('outcome.kind') ?? field('outcome'))?.trim().toLowerCase(),
        cause: record.text('outcome.cause') ?? field('cause'),
        resolution: record.text('outcome.resolution') ?? field('resolution'),
        prevention: record.text('outcome.prevention') ?? field('prevention'),
      },
      log: entriesOf(record),
    };
  },
  openDelivery({ data, ...payload }) {
    const record = isRecord(data) ? (isRecord(data['case']) ? data['case'] : data) : payload;
    return record['id'] === undefined ? undefined : record;
  },
};

/** `opened at`, `openedAt` and `opened_at`. */
const spellings = (name: string): string[] => [
  name,
  name.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase()),
  name.replaceAll(' ', '_'),
];

/** Not a number where it is none, which the check of its field says. */
const severityOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(/^\s*(?:S|SEV)?\s*(\d+)\s*$/i.exec(text)?.[1] ?? Number.NaN);

function entriesOf(record: SourceRecord): MappedEntry[] {
  return record
    .list('log')
    .filter(isRecord)
    .map(openRecord)
    .map((entry) => ({
      id: entry.text('id'),
      kind: entry.text('kind') ?? 'action',
      text: entry.text('text'),
      at: entry.text('at'),
      by: entry.text('by.name') ?? entry.text('by'),
      isInternal: textOf(entry.value('isInternal')) !== 'false',
      channel: entry.text('channel'),
    }));
}
