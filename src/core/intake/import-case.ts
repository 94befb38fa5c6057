import { changesOf } from '../case/case-change.ts';
import { isResolved } from '../case/case-state.ts';
import type { CaseRecords, CaseSettings, CaseWrite } from '../case/case-write.ts';
import type { Case } from '../case/case.ts';
import { refuseSeverity, type KnownSeverities } from '../case/known-severities.ts';
import type { LogEntryDraft } from '../case/log-entry.ts';
import type { CaseDraft } from '../case/open-case.ts';
import { hasRight, type Act } from '../people/actor.ts';
import type { ImportedCase, ImportedEntry, ImportedFields } from './imported-case.ts';
import type { Rejection } from './rejection.ts';

/** What was imported of a case before. */
export interface PastImport {
  readonly fields: ImportedFields;
  readonly rest: ImportedCase['rest'];
  readonly updatedAt?: number | undefined;
  /** Entries by their key, each with the text it has there and its id here. */
  readonly entries: ReadonlyMap<string, { readonly logId: string; readonly text: string }>;
}

/** What is known of an imported case from now on. */
export type ImportMemory = Omit<PastImport, 'entries'>;

/** What is to be done with a case of another system. `keys` are those of the log entries of the write, one each, in their order. */
export type ImportDecision =
  | {
      readonly result: 'create';
      readonly draft: CaseDraft;
      readonly records: CaseRecords;
      readonly keys: readonly string[];
      readonly memory: ImportMemory;
    }
  | {
      readonly result: 'update';
      /** Absent: only what no field of a case is for has changed. */
      readonly write?: CaseWrite;
      readonly keys: readonly string[];
      readonly memory: ImportMemory;
    }
  | { readonly result: 'unchanged' }
  | { readonly result: 'reject'; readonly rejections: readonly Rejection[] };

/** How far another system's clock may be ahead of ours; times within this are taken as now. */
const clockSkew = 5 * 60_000;

/**
 * Decides what an imported case changes here. What happened there is history: the rules that guide work here do not judge it. A
 * field is set where it differs from what was imported before, so that what was corrected here stays until it changes there. An older
 * version than the one that is here changes nothing.
 */
export function decideImport(
  imported: ImportedCase,
  present: { readonly case: Case; readonly past?: PastImport | undefined } | undefined,
  act: Act,
  severities?: KnownSeverities,
): ImportDecision {
  const { fields } = imported;
  const problems = [
    ...refusePerson(act),
    ...refuseTimes(imported, act.at),
    ...(fields.severity === undefined ? [] : refuseSeverity(fields.severity, severities)).map(
      ({ message }): Rejection => ({ code: 'rule-broken', message }),
    ),
  ];
  if (problems.length > 0) return { result: 'reject', rejections: problems };
  return present ? updateCase(imported, present.case, present.past, act) : createCase(imported, act);
}

function refusePerson({ actor }: Act): Rejection[] {
  if (hasRight(actor, 'case:import')) return [];
  return [{ code: 'rule-broken', message: `${actor.name} has not the right case:import.` }];
}

function refuseTimes({ fields, log }: ImportedCase, now: number): Rejection[] {
  const times = [
    fields.openedAt,
    fields.firstReplyAt,
    fields.lastReplyAt,
    fields.escalatedAt,
    fields.resolvedAt,
    fields.closedAt,
    ...log.map(({ at }) => at),
  ];
  const isFuture = times.some((at) => at !== undefined && at > now + clockSkew);
  const { openedAt, resolvedAt } = fields;
  return [
    ...(isFuture ? [{ code: 'rule-broken' as const, message: 'A time lies in the future.' }] : []),
    ...(openedAt !== undefined && resolvedAt !== undefined && resolvedAt < openedAt
      ? [{ code: 'rule-broken' as const, message: 'It was resolved before it was opened.' }]
      : []),
  ];
}

function createCase(imported: ImportedCase, act: Act): ImportDecision {
  const { fields: given, source, log } = imported;
  const { title, customer, outcome, ...fields } = notAhead(given, act.at);
  const missing: Rejection[] = [];
  if (title === undefined)
    missing.push({ code: 'title-missing', message: 'The record has neither a title nor a description.' });
  if (customer === undefined) {
    missing.push({
      code: 'customer-missing',
      message: 'The record names no customer. Export it with its organisation, or name the customer.',
    });
  }
  if (title === undefined || customer === undefined) return { result: 'reject', rejections: missing };
  const state = fields.state ?? 'open';
  const draft: CaseDraft = {
    ...fields,
    kind: fields.kind ?? 'malfunction',
    channel: fields.channel ?? 'portal',
    severity: fields.severity ?? 3,
    businessImpact: fields.businessImpact ?? 'medium',
    title,
    customer,
    source,
    state,
    openedAt: fields.openedAt ?? Math.min(imported.updatedAt ?? act.at, act.at),
    ...(isResolved(state) && { outcome: { ...outcome, kind: outcome?.kind ?? 'solved' } }),
    changedAt: act.at,
  };
  return {
    result: 'create',
    draft,
    records: { log: log.map((entry) => draftOf(entry, act)) },
    keys: log.map(({ key }) => key),
    memory: memoryOf(imported),
  };
}

function updateCase(
  imported: ImportedCase,
  subject: Case,
  past: PastImport | undefined,
  act: Act,
): ImportDecision {
  const { updatedAt, source } = imported;
  if (updatedAt !== undefined && past?.updatedAt !== undefined && updatedAt < past.updatedAt)
    return { result: 'unchanged' };
  const set = settingsOf(imported, subject, past, act);
  const fresh = imported.log.filter(({ key, text }) => past?.entries.get(key)?.text !== text);
  const memory = memoryOf(imported, past);
  const isKnown =
    past !== undefined &&
    isSame(memory.fields, past.fields) &&
    isSame(memory.rest, past.rest) &&
    memory.updatedAt === past.updatedAt;
  const hasFields = Object.keys(set).length > 0;
  if (!hasFields && fresh.length === 0) {
    return isKnown ? { result: 'unchanged' } : { result: 'update', keys: [], memory };
  }
  const log = fresh.map((entry) => draftOf(entry, act, past?.entries.get(entry.key)?.logId));
  const reason = `Changed in ${source.system}.`;
  return {
    result: 'update',
    keys: fresh.map(({ key }) => key),
    memory,
    write: {
      act,
      ...(hasFields && { set, changes: changesOf(subject, set, act, reason) }),
      log,
      audit: {
        action: 'case.imported',
        details: {
          system: source.system,
          sourceId: source.id,
          fields: Object.keys(set),
          entries: fresh.length,
        },
      },
    },
  };
}

/** What the import sets: fields that changed there since the last import, and whose value here is another. */
function settingsOf(
  { fields: given, source }: ImportedCase,
  subject: Case,
  past: PastImport | undefined,
  act: Act,
): CaseSettings {
  const { outcome, ...fields } = notAhead(given, act.at);
  // The keys of imported fields are fields of a case; `Object.entries` cannot say so.
  const entries = Object.entries(fields) as [Exclude<keyof ImportedFields, 'outcome'>, unknown][];
  const changed = entries.filter(
    ([field, value]) => !isSame(value, past?.fields[field]) && !isSame(value, subject[field]),
  );
  const set: { -readonly [Field in keyof CaseSettings]: CaseSettings[Field] } = Object.fromEntries(changed);
  const state = set.state ?? subject.state;
  if (set.state !== undefined && !isResolved(set.state) && isResolved(subject.state)) {
    // Reopened there. The outcome stays to be read until there is another one.
    set.resolvedAt = undefined;
    set.closedAt = undefined;
  }
  const isOutcomeNews = !isSame(outcome, past?.fields.outcome) || subject.outcome === undefined;
  if (isResolved(state) && isOutcomeNews) {
    const kind = outcome?.kind ?? subject.outcome?.kind ?? ('solved' as const);
    const next = { ...subject.outcome, ...outcome, kind };
    if (!isSame(next, subject.outcome)) set.outcome = next;
  }
  if (set.assignedEngineer !== undefined) set.assignedAt = act.at;
  if (source.url !== undefined && source.url !== subject.source?.url) set.source = source;
  return set;
}

/** Fields whose times are not ahead of ours. */
function notAhead(fields: ImportedFields, now: number): ImportedFields {
  const times = ['openedAt', 'firstReplyAt', 'lastReplyAt', 'escalatedAt', 'resolvedAt', 'closedAt'] as const;
  const next = { ...fields };
  for (const field of times) {
    const at = next[field];
    if (at !== undefined && at > now) next[field] = now;
  }
  return next;
}

/** A case as it was told last, field by field. */
function memoryOf({ fields, rest, updatedAt }: ImportedCase, past?: PastImport): ImportMemory {
  const newest = updatedAt ?? past?.updatedAt;
  return {
    fields: { ...past?.fields, ...fields },
    rest: { ...past?.rest, ...rest },
    ...(newest !== undefined && { updatedAt: newest }),
  };
}

function draftOf(entry: ImportedEntry, act: Act, corrects?: string): LogEntryDraft {
  const { kind, text, at, by, isInternal, channel } = entry;
  return {
    kind,
    text,
    at: Math.min(at, act.at),
    recordedAt: act.at,
    // Who answers for the entry being here, under the name of whoever wrote it there.
    by: { id: act.actor.id, name: by ?? act.actor.name },
    isInternal: isInternal || kind === 'remark',
    ...(channel !== undefined && { channel }),
    ...(corrects !== undefined && { corrects }),
  };
}

/** Compares values of JSON; the order of keys does not count. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
