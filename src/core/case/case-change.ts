import { z } from 'zod';
import type { Act } from '../people/actor.ts';
import type { Case } from './case.ts';
import { reasonSchema } from './case-text.ts';
import { authorOf, personSchema } from './person.ts';

export const caseChangeShape = <Instant extends z.ZodType>(instant: Instant) => ({
  id: z.uuid(),
  at: instant,
  by: personSchema,
  field: z.string().describe('Name of the field.'),
  from: z.json().describe('What it was; null: nothing.'),
  to: z.json().describe('What it is since; null: nothing.'),
  reason: reasonSchema.optional(),
});
export const caseChangeSchema = z.strictObject(caseChangeShape(z.int().nonnegative()));
/** A field of a case that changed: an adjustment, a transition or a correction. Never changed, never removed. */
export type CaseChange = z.infer<typeof caseChangeSchema>;

/**
 * What settings replace: a change for every field that had another value. Filling an empty field replaces nothing; the
 * audit trail alone tells of it.
 */
export function changesOf(
  subject: Case,
  settings: Partial<Record<keyof Case, unknown>>,
  act: Act,
  reason: string | undefined,
): Omit<CaseChange, 'id'>[] {
  // The keys of settings are fields of a case; `Object.keys` cannot say so.
  return (Object.keys(settings) as (keyof Case)[])
    .filter((field) => subject[field] !== undefined && !isSame(subject[field], settings[field]))
    .map((field) => ({
      at: act.at,
      by: authorOf(act),
      field,
      from: asJson(subject[field]),
      to: asJson(settings[field]),
      ...(reason !== undefined && { reason }),
    }));
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A field as JSON keeps it: without the keys that are absent. */
const asJson = (value: unknown): CaseChange['to'] =>
  z.json().parse(JSON.parse(JSON.stringify(value ?? null)));
