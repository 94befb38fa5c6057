import { z } from 'zod';
import type { Act } from '../people/actor.ts';
import { allow, decide, refuse, type Decision, type Refusal } from '../rule/refusal.ts';
import type { CaseSettings, CaseWrite } from './case-write.ts';
import type { Case } from './case.ts';
import { textSchema, lineSchema } from './case-text.ts';
import type { Complaint, NewComplaint } from './complaint.ts';
import { contactResultSchema, type ContactCommitment, type NewContact } from './contact.ts';
import type { NewFact } from './fact.ts';
import type { NewLogEntry } from './log-entry.ts';
import { authorOf } from './person.ts';
import type { NewStatement, StandingChange, Statement } from './statement.ts';
import { refuseTime } from './transition.ts';

/**
 * Writes an entry into the process log. A remark never leaves the organisation; what was told to the customer did already. A
 * reply moves the clocks that run until the customer hears from us.
 *
 * @param isKnown Whether the entry that this one corrects is in the log of the case.
 */
export function logEntry(subject: Case, entry: NewLogEntry, isKnown: boolean, act: Act): Decision<CaseWrite> {
  const at = entry.at ?? act.at;
  const refusals: Refusal[] = refuseTime(subject, entry.at, act);
  if (entry.corrects !== undefined && !isKnown) {
    refusals.push({
      code: 'correction-of-nothing',
      message: `The log of ${subject.number} has no entry ${entry.corrects}.`,
      pointer: '/corrects',
    });
  }
  return decide(refusals, () => {
    const set = entry.kind === 'reply' ? replySettings(subject, at) : undefined;
    return {
      act,
      ...(set && { set }),
      log: [{ ...entry, at, recordedAt: act.at, by: authorOf(act), isInternal: isInternal(entry) }],
      audit: { action: 'case.logged', details: { kind: entry.kind } },
    };
  });
}

function isInternal({ kind, isInternal: asked }: NewLogEntry): boolean {
  if (kind === 'remark' || kind === 'check') return true;
  if (kind === 'reply' || kind === 'customer') return false;
  return asked ?? true;
}

/** Times that a reply sets; `undefined` when it is older than what is known. */
function replySettings(subject: Case, at: number): CaseSettings | undefined {
  const { firstReplyAt, lastReplyAt } = subject;
  const isFirst = firstReplyAt === undefined || at < firstReplyAt;
  const isLast = lastReplyAt === undefined || at > lastReplyAt;
  if (!isFirst && !isLast) return undefined;
  return { ...(isFirst && { firstReplyAt: at }), ...(isLast && { lastReplyAt: at }) };
}

/** Records a statement about the trouble. */
export function addStatement(given: NewStatement, act: Act): Decision<CaseWrite> {
  const refusals = refuseStanding(given);
  return decide(refusals, () => {
    const { standing, evidence } = given;
    const common = { standing, ...(evidence !== undefined && { evidence }) };
    return {
      act,
      statements: [
        {
          ...given,
          version: 1,
          recordedAt: act.at,
          by: authorOf(act),
          history: [{ ...common, at: act.at, by: authorOf(act) }],
        },
      ],
      audit: { action: 'case.statement-added', details: { standing } },
    };
  });
}

/** Says what a statement is worth now; what it was worth before is kept. */
export function changeStanding(statement: Statement, change: StandingChange, act: Act): Decision<CaseWrite> {
  return decide(refuseStanding(change), () => ({
    act,
    standing: { id: statement.id, version: statement.version, ...change },
    audit: {
      action: 'case.statement-judged',
      details: { statement: statement.id, from: statement.standing, to: change.standing },
    },
  }));
}

function refuseStanding({ standing, evidence }: Pick<StandingChange, 'standing' | 'evidence'>): Refusal[] {
  if (standing === 'reported' || evidence !== undefined) return [];
  return [
    {
      code: 'evidence-missing',
      message:
        standing === 'verified'
          ? 'A verified statement says which log or recording shows it.'
          : 'A false lead says what shows that it is one.',
      pointer: '/evidence',
    },
  ];
}

/** Records something that was gathered. */
export function addFact(given: NewFact, act: Act): Decision<CaseWrite> {
  return allow({
    act,
    facts: [{ ...given, gatheredAt: given.gatheredAt ?? act.at, recordedAt: act.at, by: authorOf(act) }],
    audit: { action: 'case.fact-added', details: { kind: given.kind } },
  });
}

/** Records when and how the customer was promised to hear from us. */
export function commitContact(given: NewContact, act: Act): Decision<CaseWrite> {
  return allow({
    act,
    contacts: [{ ...given, madeAt: act.at, by: authorOf(act) }],
    audit: { action: 'case.contact-committed', details: { dueAt: given.dueAt, channel: given.channel } },
  });
}

/** What became of a commitment. */
export const settlementSchema = z.strictObject({
  result: contactResultSchema,
  note: lineSchema.optional().describe('What was said, or why it was not.'),
});
export type Settlement = z.infer<typeof settlementSchema>;

/** Settles a commitment. */
export function settleContact(
  contact: ContactCommitment,
  { result, note }: Settlement,
  act: Act,
): Decision<CaseWrite> {
  if (contact.result !== undefined) {
    return refuse({
      code: 'contact-settled',
      message: `The commitment was ${contact.result}; make a new one.`,
    });
  }
  return allow({
    act,
    settledContact: { id: contact.id, result, ...(note !== undefined && { note }) },
    audit: { action: 'case.contact-settled', details: { contact: contact.id, result } },
  });
}

/** Records a complaint of the customer, apart from the case. */
export function takeComplaint(subject: Case, given: NewComplaint, act: Act): Decision<CaseWrite> {
  return decide(refuseTime(subject, given.receivedAt, act), () => ({
    act,
    complaints: [{ ...given, receivedAt: given.receivedAt ?? act.at, recordedAt: act.at, by: authorOf(act) }],
    audit: { action: 'case.complaint-taken' },
  }));
}

/** What a complainant was told. */
export const answerSchema = z.strictObject({ answer: textSchema.describe('What the customer was told.') });

/** Answers a complaint. */
export function answerComplaint(complaint: Complaint, answer: string, act: Act): Decision<CaseWrite> {
  if (complaint.answer !== undefined) {
    return refuse({ code: 'complaint-answered', message: 'The complaint has an answer already.' });
  }
  return allow({
    act,
    answeredComplaint: { id: complaint.id, answer },
    audit: { action: 'case.complaint-answered', details: { complaint: complaint.id } },
  });
}
