import type { NewAuditEntry } from '../audit/audit-entry.ts';
import { caseIdSchema, formatCaseNumber } from '../case/case-id.ts';
import type { CaseRecords, CaseSettings, CaseWrite } from '../case/case-write.ts';
import type { Case, NewCase } from '../case/case.ts';
import { openCase, type CaseDraft } from '../case/open-case.ts';
import { authorOf } from '../case/person.ts';
import type { Statement } from '../case/statement.ts';
import type { Act } from '../people/actor.ts';
import type { Decision } from '../rule/refusal.ts';

type Growing<List> = List extends readonly (infer Item)[] ? Item[] : never;
type Collected = { readonly [Name in keyof CaseRecords]-?: Growing<NonNullable<CaseRecords[Name]>> };

/** A case as it is stored at once, with everything that happened to it. */
export interface LivedCase {
  readonly draft: CaseDraft;
  readonly records: CaseRecords;
  /** Who opened it, and when. */
  readonly opened: Act;
  /** What the audit trail says of it after its opening, in order. */
  readonly acts: readonly (Pick<NewAuditEntry, 'act'> & CaseWrite['audit'])[];
}

/** Ids until the store gives out its own. */
const placeholderId = caseIdSchema.parse('00000000-0000-7000-8000-0000000000ff');

/** Lives through a case by the rules of the desk, without a store: each act is decided on what the ones before it made. */
export class CaseHistory {
  #subject: Case;
  readonly #opened: Act;
  readonly #acts: LivedCase['acts'][number][] = [];
  readonly #records: Collected = {
    changes: [],
    log: [],
    statements: [],
    facts: [],
    contacts: [],
    complaints: [],
    escalations: [],
  };

  constructor(given: NewCase, act: Act) {
    const draft = valueOf(openCase(given, act, undefined), given.title);
    this.#opened = act;
    this.#subject = { ...draft, id: placeholderId, number: formatCaseNumber(1), version: 1 };
  }

  /** The case as it stands. */
  get subject(): Case {
    return this.#subject;
  }

  get facts(): Collected['facts'] {
    return this.#records.facts;
  }

  /** A statement as rules see it; its id is its place. */
  statement(place: number): Statement {
    const statement = this.#records.statements[place];
    if (!statement) throw new Error(`there is no statement ${place}`);
    return { ...statement, id: String(place) };
  }

  /** The commitment that was made last, and is not settled. */
  openContact(): (Collected['contacts'][number] & { readonly id: string }) | undefined {
    const place = this.#records.contacts.findLastIndex(({ result }) => result === undefined);
    const contact = this.#records.contacts[place];
    return contact && { ...contact, id: String(place) };
  }

  /** Whether an escalation is under way; its id is its place. */
  openEscalation(): string | undefined {
    const place = this.#records.escalations.findLastIndex(({ returnedAt }) => returnedAt === undefined);
    return place < 0 ? undefined : String(place);
  }

  lastComplaint(): (Collected['complaints'][number] & { readonly id: string }) | undefined {
    const place = this.#records.complaints.length - 1;
    const complaint = this.#records.complaints[place];
    return complaint && { ...complaint, id: String(place) };
  }

  /** @throws A rule refused it: what demo cases tell would not be possible. */
  apply(decision: Decision<CaseWrite>): void {
    const write = valueOf(decision, this.#subject.title);
    const { act, set, audit } = write;
    if (set) this.#subject = { ...withSettings(this.#subject, set), changedAt: act.at };
    for (const name of Object.keys(this.#records) as (keyof Collected)[]) {
      // Each list takes what the write has of its own kind; the compiler cannot follow the name through.
      (this.#records[name] as unknown[]).push(...(write[name] ?? []));
    }
    this.#settle(write);
    this.#acts.push({ act, ...audit });
  }

  finish(): LivedCase {
    const { id: _id, number: _number, version: _version, ...draft } = this.#subject;
    return { draft, records: this.#records, opened: this.#opened, acts: this.#acts };
  }

  #settle({ act, standing, settledContact, answeredComplaint, returnedEscalation }: CaseWrite): void {
    const { statements, contacts, complaints, escalations } = this.#records;
    const by = authorOf(act);
    if (standing) {
      const { id, version: _version, ...judged } = standing;
      change(statements, id, (statement) => ({
        ...statement,
        ...judged,
        version: statement.version + 1,
        history: [...statement.history, { ...judged, at: act.at, by }],
      }));
    }
    if (settledContact) {
      const { id, ...settled } = settledContact;
      change(contacts, id, (contact) => ({ ...contact, ...settled, settledAt: act.at, settledBy: by }));
    }
    if (answeredComplaint) {
      const { id, answer } = answeredComplaint;
      change(complaints, id, (one) => ({ ...one, answer, answeredAt: act.at, answeredBy: by }));
    }
    if (returnedEscalation) {
      const { id, answer } = returnedEscalation;
      change(escalations, id, (one) => ({ ...one, answer, returnedAt: act.at, returnedBy: by }));
    }
  }
}

function change<Item>(list: Item[], place: string, next: (item: Item) => Item): void {
  const item = list[Number(place)];
  if (item === undefined) throw new Error(`there is no record ${place}`);
  list[Number(place)] = next(item);
}

function withSettings(subject: Case, set: CaseSettings): Case {
  const entries = Object.entries({ ...subject, ...set }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as Case; // the fields of a case, without those that were emptied
}

function valueOf<Value>(decision: Decision<Value>, title: string): Value {
  if (!decision.isRefused) return decision.value;
  throw new Error(`“${title}”: ${decision.refusals.map(({ message }) => message).join(' ')}`);
}
