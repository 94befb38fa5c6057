import type { LogKind } from '../case/log-entry.ts';
import type { RawRecord, SourceRecord } from './source-record.ts';

type Text = string | undefined;

/** An entry of another system's history as a mapping table gives it, not checked yet. */
export interface MappedEntry {
  /** Id that the entry has there, by which it is known again; absent: it is known by its time and text. */
  readonly id?: Text;
  readonly kind: Exclude<LogKind, 'record' | 'check'> | (string & {});
  readonly text: Text;
  /** As it is written there. */
  readonly at: Text;
  /** Who wrote it. */
  readonly by?: Text;
  readonly isInternal: boolean;
  readonly channel?: Text;
}

/** What a mapping table makes of a record, not checked yet: texts as they came, instants as they are written there. */
export interface MappedCase {
  readonly id: Text;
  readonly url?: Text;
  /** When the record last changed there. */
  readonly updated: Text;
  readonly title: Text;
  readonly problem?: Text;
  readonly customer: Text;
  readonly contact?: { readonly name?: Text; readonly email?: Text; readonly phone?: Text };
  readonly contract?: Text;
  readonly kind?: Text;
  readonly channel?: Text;
  readonly severity?: number | undefined;
  readonly businessImpact?: Text;
  readonly state?: Text;
  readonly product?: Text;
  readonly component?: Text;
  readonly productVersion?: Text;
  readonly team?: Text;
  readonly assignedEngineer?: Text;
  readonly opened: Text;
  readonly firstReply?: Text;
  readonly escalated?: Text;
  readonly resolved?: Text;
  readonly closed?: Text;
  readonly outcome?: {
    readonly kind?: Text;
    readonly cause?: Text;
    readonly resolution?: Text;
    readonly prevention?: Text;
  };
  readonly log?: readonly MappedEntry[];
}

/** How one other system is read: a mapping table. */
export interface IntakeSource {
  /** Name of the system, as cases have it in `source.system`. */
  readonly system: string;
  /** Names under which an export holds its list of records: `{ "tickets": […] }`. */
  readonly lists: readonly string[];
  readonly map: (record: SourceRecord) => MappedCase;
  /** The record in what a webhook brings; `undefined`: it is about something else. Absent: there are no webhooks. */
  readonly openDelivery?: (payload: RawRecord) => RawRecord | undefined;
}

/** Looks a word of another system up, whatever its letter case. */
export function lookUp<Value>(table: Readonly<Record<string, Value>>, word: Text): Value | undefined {
  const key = word?.trim().toLowerCase();
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
