import type { Page, PageRequest } from '../article/article-registry.ts';
import type { Act } from '../people/actor.ts';
import type { Receipt, Written } from '../rule/written.ts';
import type { MaybePromise } from '../there-at-once.ts';
import type { CaseChange } from './case-change.ts';
import type { CaseFilter } from './case-filter.ts';
import type { CaseId, CaseNumber } from './case-id.ts';
import type { CaseRecords, CaseWrite } from './case-write.ts';
import type { Case } from './case.ts';
import type { ClockFacts } from './clock/case-clocks.ts';
import type { DueClocks } from './clock/due-clocks.ts';
import type { Complaint } from './complaint.ts';
import type { ContactCommitment } from './contact.ts';
import type { Escalation } from './escalation.ts';
import type { Fact } from './fact.ts';
import type { LogEntry } from './log-entry.ts';
import type { CaseDraft } from './open-case.ts';
import type { Statement } from './statement.ts';

/** A case after a write, with what the write added. */
export interface CaseWritten {
  readonly case: Case;
  readonly log: readonly LogEntry[];
  readonly statements: readonly Statement[];
  readonly facts: readonly Fact[];
  readonly contacts: readonly ContactCommitment[];
  readonly complaints: readonly Complaint[];
  readonly escalations: readonly Escalation[];
}

/** Which entries of a log, in the order in which they happened or the other way round. */
export interface LogPageRequest extends PageRequest {
  readonly order: 'oldest-first' | 'newest-first';
}

/**
 * The cases, and everything that was recorded about them. Every write is one transaction with its entry in the audit trail: all of it
 * is kept when the promise resolves, or none. Nothing is ever removed.
 */
export interface CaseStore {
  /**
   * Opens a case under the next free number. A case of another system that is here already is not opened again: the result is `taken`
   * with the one that there is.
   */
  readonly open: (
    draft: CaseDraft,
    act: Act,
    options?: {
      readonly receipt?: Receipt | undefined;
      /** What is recorded of it from the beginning. */
      readonly records?: CaseRecords;
    },
  ) => Promise<Written<Case> | { readonly result: 'taken'; readonly value: Case }>;
  readonly find: (number: CaseNumber) => MaybePromise<Case | undefined>;
  readonly findBySource: (system: string, id: string) => Promise<Case | undefined>;
  /** Cases that fit, the last opened first; the last closed first where the filter is of closed cases (`isOfClosed`). */
  readonly list: (filter: CaseFilter, page: PageRequest) => MaybePromise<Page<Case>>;
  /**
   * Cases that fit and that somebody still has to do something for, what is due next first, what is latest before all; those without
   * anything due come last.
   */
  readonly listByDue: (filter: CaseFilter, page: PageRequest, clocks: DueClocks) => Promise<Page<Case>>;
  /** Does to a case what was decided, if it still has the version that it was decided on. */
  readonly write: (
    id: CaseId,
    version: number,
    write: CaseWrite,
    receipt?: Receipt,
  ) => Promise<Written<CaseWritten>>;

  readonly listLog: (id: CaseId, page: LogPageRequest) => Promise<Page<LogEntry>>;
  readonly findLogEntry: (id: CaseId, entry: string) => Promise<LogEntry | undefined>;
  /** Changes of the case's fields, the first one first. */
  readonly listChanges: (id: CaseId, fields?: readonly string[]) => Promise<readonly CaseChange[]>;
  readonly listStatements: (id: CaseId) => Promise<readonly Statement[]>;
  readonly listFacts: (id: CaseId) => Promise<readonly Fact[]>;
  readonly listEscalations: (id: CaseId) => Promise<readonly Escalation[]>;
  readonly listContacts: (id: CaseId) => Promise<readonly ContactCommitment[]>;
  readonly listComplaints: (id: CaseId) => Promise<readonly Complaint[]>;
  readonly readClockFacts: (id: CaseId) => Promise<ClockFacts>;
}
