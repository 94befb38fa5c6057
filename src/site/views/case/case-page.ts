import { clocksOf, type Clock } from '../../../core/case/clock/case-clocks.ts';
import type { CaseChange } from '../../../core/case/case-change.ts';
import type { Case } from '../../../core/case/case.ts';
import type { Complaint } from '../../../core/case/complaint.ts';
import type { ContactCommitment } from '../../../core/case/contact.ts';
import { missingFromPack, type Escalation, type PackItem } from '../../../core/case/escalation.ts';
import type { Fact } from '../../../core/case/fact.ts';
import type { LogEntry } from '../../../core/case/log-entry.ts';
import type { Statement } from '../../../core/case/statement.ts';
import type { CaseLink } from '../../../core/link/link-store.ts';
import type { FollowCause } from '../../../core/link/link.ts';
import { hasRight, type Actor } from '../../../core/people/actor.ts';
import type { PageServices } from '../../../core/site/live-pages.ts';

/** Entries of the log on a page. */
const entriesPerPage = 50;

/** A link, with why it leads to another article than the one that was delivered. */
export interface FollowedLink {
  readonly link: CaseLink;
  readonly followed: FollowCause | undefined;
}

/** Everything that the page of a case shows. */
export interface CasePage {
  readonly subject: Case;
  readonly statements: readonly Statement[];
  readonly facts: readonly Fact[];
  /** What an escalation pack lacks. */
  readonly missing: readonly PackItem[];
  readonly escalations: readonly Escalation[];
  readonly contacts: readonly ContactCommitment[];
  /** Absent for those who may not read them. */
  readonly complaints: readonly Complaint[] | undefined;
  /** Adjustments of severity and impact. */
  readonly adjustments: readonly CaseChange[];
  /** Other fields that were corrected; moves between states are in the log. */
  readonly corrections: readonly CaseChange[];
  readonly links: readonly FollowedLink[];
  readonly removedLinks: readonly CaseLink[];
  /** Newest first. */
  readonly log: readonly LogEntry[];
  /** Where older entries go on. */
  readonly olderLog: string | undefined;
  /** The next due first; absent without a policy. */
  readonly clocks: readonly Clock[] | undefined;
}

/** Fields whose changes the page tells otherwise than as corrections. */
const toldElsewhere: ReadonlySet<string> = new Set([
  'severity',
  'businessImpact',
  'state',
  'resolvedAt',
  'closedAt',
  'outcome',
]);

/**
 * Reads everything that the page of a case shows.
 *
 * @param now UTC milliseconds.
 * @param logAfter Where the page of the log before ended.
 */
export async function readCasePage(
  subject: Case,
  { cases, links, policy }: PageServices,
  actor: Actor,
  now: number,
  logAfter: string | undefined,
): Promise<CasePage> {
  const { id } = subject;
  const [statements, facts, escalations, contacts, changes, allLinks, log, clockFacts] = await Promise.all([
    cases.listStatements(id),
    cases.listFacts(id),
    cases.listEscalations(id),
    cases.listContacts(id),
    cases.listChanges(id),
    links.listOfCase(id, { withRemoved: true }),
    cases.listLog(id, { order: 'newest-first', limit: entriesPerPage, after: logAfter }),
    cases.readClockFacts(id),
  ]);
  const present = allLinks.filter(({ removedAt }) => removedAt === undefined);
  return {
    subject,
    statements,
    facts,
    missing: missingFromPack(subject, facts),
    escalations,
    contacts,
    complaints: hasRight(actor, 'complaint:read') ? await cases.listComplaints(id) : undefined,
    adjustments: changes.filter(({ field }) => field === 'severity' || field === 'businessImpact'),
    corrections: changes.filter(({ field }) => !toldElsewhere.has(field)),
    links: await Promise.all(present.map(async (link) => ({ link, followed: await causeOf(link, links) }))),
    removedLinks: allLinks.filter(({ removedAt }) => removedAt !== undefined),
    log: log.items,
    olderLog: log.next,
    clocks: policy && clocksOf(subject, clockFacts, policy, now),
  };
}

async function causeOf(
  link: CaseLink,
  { listEvents }: PageServices['links'],
): Promise<FollowCause | undefined> {
  if (link.delivered.article.split('.')[0] === link.article) return undefined;
  const events = await listEvents(link.id);
  return events.findLast(({ event }) => event === 'followed')?.cause;
}
