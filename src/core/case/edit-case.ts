import { z } from 'zod';
import type { Act } from '../people/actor.ts';
import { decide, type Decision } from '../rule/refusal.ts';
import { changesOf } from './case-change.ts';
import { reasonSchema } from './case-text.ts';
import type { CaseWrite } from './case-write.ts';
import { editableCaseShape, instantSchema, type Case } from './case.ts';
import { refuseEntitlement } from './open-case.ts';

/**
 * Fields to correct or fill in, its instants in the notation of `instant`: what is absent stays, null empties (a JSON merge
 * patch, RFC 7396, whose objects are replaced as a whole).
 */
export const caseEditShape = <Instant extends z.ZodType>(instant: Instant) => {
  const { kind, title, customer, channel, ...optional } = editableCaseShape(instant);
  return {
    kind: kind.optional(),
    title: title.optional(),
    customer: customer.optional(),
    channel: channel.optional(),
    ...mapShape(optional),
    reason: reasonSchema.optional().describe('Why it is corrected.'),
  };
};

type Emptyable<Shape extends z.ZodRawShape> = {
  [Key in keyof Shape]: z.ZodOptional<z.ZodNullable<Shape[Key] & z.ZodType>>;
};

function mapShape<Shape extends z.ZodRawShape>(shape: Shape): Emptyable<Shape> {
  const entries = Object.entries(shape).map(([key, schema]) => [
    key,
    z.nullable(schema as z.ZodType).optional(),
  ]);
  return Object.fromEntries(entries) as Emptyable<Shape>; // the same keys, each schema wrapped
}

export const caseEditSchema = z.strictObject(caseEditShape(instantSchema));
export type CaseEdit = z.infer<typeof caseEditSchema>;

/** Corrects or fills in fields of a case; what they replace is kept. */
export function editCase(subject: Case, { reason, ...edit }: CaseEdit, act: Act): Decision<CaseWrite> {
  const set = Object.fromEntries(
    Object.entries(edit)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, value === null ? undefined : value]),
  ) as Omit<CaseEdit, 'reason'> as Partial<Case>; // null is gone, and the rest are fields of a case
  const next = { ...subject, ...set };
  return decide(refuseEntitlement(next), () => {
    const isReassigned = 'assignedEngineer' in set && set.assignedEngineer !== subject.assignedEngineer;
    const settings = {
      ...set,
      ...(isReassigned && { assignedAt: set.assignedEngineer === undefined ? undefined : act.at }),
    };
    const changes = changesOf(subject, set, act, reason);
    return {
      act,
      set: settings,
      changes,
      audit: {
        action: 'case.changed',
        details: {
          fields: Object.keys(set),
          ...(reason !== undefined && { reason }),
        },
      },
    };
  });
}
