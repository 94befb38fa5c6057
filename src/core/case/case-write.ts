import type { NewAuditEntry } from '../audit/audit-entry.ts';
import type { Act } from '../people/actor.ts';
import type { CaseChange } from './case-change.ts';
import type { Case } from './case.ts';
import type { Complaint } from './complaint.ts';
import type { ContactCommitment } from './contact.ts';
import type { Escalation } from './escalation.ts';
import type { Fact } from './fact.ts';
import type { LogEntryDraft } from './log-entry.ts';
import type { Standing, Statement } from './statement.ts';

type Draft<Record extends { readonly id: string }> = Omit<Record, 'id'>;

/** Fields that a write may set; `undefined` empties an optional one. */
export type CaseSettings = {
  readonly [Field in Exclude<keyof Case, 'id' | 'number' | 'version' | 'changedAt'>]?:
    Case[Field] | undefined;
};

/** What is recorded of a case besides its own fields. It has no id yet; the store gives it one. */
export interface CaseRecords {
  readonly changes?: readonly Draft<CaseChange>[];
  readonly log?: readonly LogEntryDraft[];
  readonly statements?: readonly Draft<Statement>[];
  readonly facts?: readonly Draft<Fact>[];
  readonly contacts?: readonly Draft<ContactCommitment>[];
  readonly complaints?: readonly Draft<Complaint>[];
  readonly escalations?: readonly Draft<Escalation>[];
}

/** Everything that one act does to a case, decided by rules and written in one transaction or not at all. */
export interface CaseWrite extends CaseRecords {
  readonly act: Act;
  /** Sets fields and counts the version up; absent: the case's own fields stay as they are. */
  readonly set?: CaseSettings;
  /** A statement that is seen otherwise now. */
  readonly standing?: {
    readonly id: string;
    readonly version: number;
    readonly standing: Standing;
    readonly evidence?: string | undefined;
    readonly reason?: string | undefined;
  };
  readonly settledContact?: Pick<ContactCommitment, 'id' | 'result' | 'note'>;
  readonly answeredComplaint?: Pick<Complaint, 'id' | 'answer'>;
  readonly returnedEscalation?: Pick<Escalation, 'id' | 'answer'>;
  /** What the audit trail says of it; the case is its subject. */
  readonly audit: Pick<NewAuditEntry, 'action' | 'details'>;
}
