import type { CaseNumber } from '../case/case-id.ts';
import type { KnownSeverities } from '../case/known-severities.ts';
import type { Act } from '../people/actor.ts';
import type { ImportedCase } from './imported-case.ts';
import type { Rejection } from './rejection.ts';

/** What became of a case of another system. */
export type ImportOutcome =
  | { readonly result: 'created' | 'updated' | 'unchanged'; readonly number: CaseNumber }
  | { readonly result: 'rejected'; readonly rejections: readonly Rejection[] };

/** What another system told of a case besides its fields. */
export interface CaseOrigin {
  readonly system: string;
  readonly id: string;
  /** When it last changed there, UTC milliseconds. */
  readonly updatedAt?: number | undefined;
  readonly importedAt: number;
  /** What no field of a case is for, as it came. */
  readonly rest: ImportedCase['rest'];
}

/** Takes cases of other systems in. A case is known by system and id: it comes in once, and later versions update it. */
export interface IntakeStore {
  /** Takes cases in, all in one transaction with their entries in the audit trail; what is rejected leaves the others. */
  readonly importCases: (
    cases: readonly ImportedCase[],
    act: Act,
    severities?: KnownSeverities,
  ) => Promise<readonly ImportOutcome[]>;
  readonly findOrigin: (number: CaseNumber) => Promise<CaseOrigin | undefined>;
}
