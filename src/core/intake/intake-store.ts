import type { Page, PageRequest } from '../article/article-registry.ts';
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

/** A webhook that is to be kept, with what it brings. */
export interface NewIntakeDelivery {
  /** Name of the source in the address. */
  readonly source: string;
  /** Tells its content from every other. */
  readonly key: string;
  /** The body as it came. */
  readonly payload: string;
  /** The case that it brings; absent: it is about something else, or rejected. */
  readonly imported?: ImportedCase;
  readonly rejections?: readonly Rejection[];
}

/** What became of a webhook; `ignored`: it is about something else than a case; `repeated`: the same content came before. */
export type DeliveryOutcome = ImportOutcome | { readonly result: 'ignored' | 'repeated' };

/** A webhook as it was taken. Instants are UTC milliseconds. */
export interface IntakeDelivery {
  readonly id: string;
  readonly source: string;
  readonly receivedAt: number;
  readonly result: 'created' | 'updated' | 'unchanged' | 'rejected' | 'ignored';
  readonly case?: CaseNumber;
  /** The body; absent once it is forgotten. */
  readonly payload?: string;
  readonly problems: readonly string[];
}

/** Takes cases of other systems in. A case is known by system and id: it comes in once, and later versions update it. */
export interface IntakeStore {
  /** Takes cases in, all in one transaction with their entries in the audit trail; what is rejected leaves the others. */
  readonly importCases: (
    cases: readonly ImportedCase[],
    act: Act,
    severities?: KnownSeverities,
  ) => Promise<readonly ImportOutcome[]>;
  /** Takes a webhook in, and keeps it, in one transaction with its entries in the audit trail. */
  readonly takeDelivery: (
    delivery: NewIntakeDelivery,
    act: Act,
    severities?: KnownSeverities,
  ) => Promise<DeliveryOutcome>;
  /** Webhooks that were taken, the last one first. */
  readonly listDeliveries: (page: PageRequest) => Promise<Page<IntakeDelivery>>;
  readonly findDelivery: (id: string) => Promise<IntakeDelivery | undefined>;
  /** Forgets the bodies of webhooks of before an instant. @returns How many. */
  readonly forgetPayloads: (before: number) => Promise<number>;
  readonly findOrigin: (number: CaseNumber) => Promise<CaseOrigin | undefined>;
}
