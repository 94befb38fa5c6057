import type { z } from 'zod';
import { caseStateSchema, isResolved } from '../case/case-state.ts';
import { fitName, fitLine, fitUrl, splitText } from './fit-text.ts';
import { importedCaseSchema, type ImportedCase, type ImportedEntry } from './imported-case.ts';
import type { MappedCase, MappedEntry } from './intake-source.ts';
import type { Rejection } from './rejection.ts';
import { parseSourceInstant } from './source-instant.ts';

/** What is given to records that lack it. */
export interface IntakeDefaults {
  /** Customer of records that name none. */
  readonly customer?: string | undefined;
  /** IANA time zone of times that name none; UTC where it is absent. */
  readonly timeZone?: string | undefined;
}

export type Checked<Value> =
  | { readonly isRejected: false; readonly value: Value }
  | { readonly isRejected: true; readonly rejections: readonly Rejection[] };

/**
 * Checks what a mapping table made of a record, and fits texts to the fields of a case: what is longer than its field is cut there and
 * kept whole in the rest; long problems and comments go on in further entries of the log.
 */
export function checkMapped(
  system: string,
  mapped: MappedCase,
  left: Record<string, unknown>,
  defaults: IntakeDefaults,
): Checked<ImportedCase> {
  const rejections: Rejection[] = [];
  const rest: Record<string, unknown> = { ...left };
  const instant = (name: string, text: string | undefined): number | undefined => {
    if (text === undefined) return undefined;
    const at = parseSourceInstant(text, defaults.timeZone);
    if (at === undefined) {
      rejections.push({
        code: 'value-not-valid',
        message: `${name} “${text.slice(0, 60)}” is no time that can be read; write it as 2026-03-01T14:05:09Z.`,
      });
    }
    return at;
  };
  /** Fits a text, and keeps it whole where it had to be cut. */
  const keep = (key: string, text: string | undefined, fit: (text: string) => string): string | undefined => {
    if (text === undefined || text.trim() === '') return undefined;
    const fitted = fit(text);
    if (fitted.endsWith('…') && fitted.length < text.length) rest[`${key} (whole)`] = text;
    return fitted === '' ? undefined : fitted;
  };

  const id = mapped.id?.trim();
  if (id === undefined || id === '')
    rejections.push({ code: 'id-missing', message: `The record has no id by which ${system} knows it.` });
  const openedAt = instant('opened', mapped.opened);
  const [problem, ...overflow] = mapped.problem === undefined ? [] : splitText(mapped.problem);
  const state = caseStateSchema.safeParse(mapped.state).data;
  const updatedAt = instant('updated', mapped.updated);
  const givenResolved = instant('resolved', mapped.resolved);
  const givenClosed = instant('closed', mapped.closed);
  const isOver = state !== undefined && isResolved(state);
  const resolvedAt = isOver ? (givenResolved ?? givenClosed ?? updatedAt) : undefined;
  const log = (mapped.log ?? []).flatMap((entry, index) => entriesOf(entry, index, instant));
  const replies = log.filter(({ kind }) => kind === 'reply').map(({ at }) => at);
  const given = instant('first reply', mapped.firstReply);
  const firstReplyAt = given ?? (replies.length > 0 ? Math.min(...replies) : undefined);
  const lastReplyAt = replies.length > 0 ? Math.max(...replies, firstReplyAt ?? 0) : given;
  const contactName = keep('contact', mapped.contact?.name ?? mapped.contact?.email, fitName);
  const outcome = isOver
    ? withoutAbsent({
        kind: mapped.outcome?.kind,
        cause: keep('cause', mapped.outcome?.cause, firstPart),
        resolution: keep('resolution', mapped.outcome?.resolution, firstPart),
        prevention: keep('prevention', mapped.outcome?.prevention, firstPart),
      })
    : {};
  const contract = keep('contract', mapped.contract, fitName);
  const imported = {
    source: withoutAbsent({ system, id, url: fitUrl(mapped.url) }),
    updatedAt,
    fields: withoutAbsent({
      kind: mapped.kind,
      title: keep('title', mapped.title ?? problem, fitLine),
      problem,
      customer: keep(
        'customer',
        mapped.customer ?? defaults.customer ?? domainOf(mapped.contact?.email),
        fitName,
      ),
      contract: contract === undefined ? undefined : { number: contract },
      channel: mapped.channel,
      contact:
        contactName === undefined
          ? undefined
          : withoutAbsent({
              name: contactName,
              email: keep('contact email', mapped.contact?.email, fitName),
              phone: keep('contact phone', mapped.contact?.phone, fitName),
            }),
      product: keep('product', mapped.product, fitName),
      component: keep('component', mapped.component, fitName),
      productVersion: keep('version', mapped.productVersion, fitName),
      team: keep('team', mapped.team, fitName),
      assignedEngineer: keep('assigned engineer', mapped.assignedEngineer, fitName),
      severity: mapped.severity,
      businessImpact: mapped.businessImpact,
      state: mapped.state,
      outcome: Object.keys(outcome).length > 0 ? outcome : undefined,
      openedAt,
      firstReplyAt,
      lastReplyAt,
      escalatedAt: instant('escalated', mapped.escalated),
      resolvedAt,
      closedAt: state === 'closed' ? (givenClosed ?? resolvedAt) : undefined,
    }),
    log: [
      ...overflow.map((text, index) => ({
        key: `problem#${index + 2}`,
        kind: 'customer' as const,
        text,
        at: openedAt ?? 0,
        isInternal: false,
      })),
      ...log,
    ],
    rest,
  };
  if (rejections.length > 0) return { isRejected: true, rejections };
  const parsed = importedCaseSchema.safeParse(imported);
  return parsed.success
    ? { isRejected: false, value: parsed.data }
    : { isRejected: true, rejections: parsed.error.issues.map(rejectionOf) };
}

/** Whom an address belongs to, for records that tell it no other way. */
function domainOf(email: string | undefined): string | undefined {
  return /@([\w.-]+\.[a-z]{2,})\s*>?$/i.exec(email?.trim() ?? '')?.[1]?.toLowerCase();
}

const firstPart = (text: string): string => {
  const [first = '', ...others] = splitText(text);
  return others.length > 0 ? `${first.slice(0, -1)}…` : first;
};

/** An entry that is fitted, but whose words of Casebook are not checked yet. */
type UncheckedEntry = Omit<ImportedEntry, 'kind' | 'channel'> & Pick<MappedEntry, 'kind' | 'channel'>;

function entriesOf(
  { id, text, at, by, ...entry }: MappedEntry,
  index: number,
  instant: (name: string, text: string | undefined) => number | undefined,
): UncheckedEntry[] {
  if (text === undefined || text.trim() === '') return [];
  const when = instant(`time of entry ${index + 1}`, at);
  if (when === undefined) return [];
  const key = (id ?? `${when} ${text.trim()}`).trim().slice(0, 200);
  const author = by === undefined ? '' : fitName(by);
  return splitText(text).map((part, number) => ({
    key: number === 0 ? key : `${key}#${number + 1}`,
    ...entry,
    text: part,
    at: when,
    ...(author !== '' && { by: author }),
  }));
}

function rejectionOf(issue: z.core.$ZodIssue): Rejection {
  const [area, ...path] = issue.path.map(String);
  const name = area === 'fields' || area === 'source' ? path.join('.') : [area, ...path].join('.');
  return { code: 'value-not-valid', message: `${name}: ${issue.message}.` };
}

/** Without the keys that have no value. */
function withoutAbsent<Shape extends Record<string, unknown>>(record: Shape): Partial<Shape> {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as Partial<Shape>; // the same keys, some fewer
}
