import { z } from 'zod';
import { actorKinds, type Act } from '../people/actor.ts';

/** What was done: a kind of thing and a verb in the past, such as `case.created` or `link.removed`. Names are permanent. */
export const auditActionSchema = z.templateLiteral([z.string(), '.', z.string()]);
export type AuditAction = `${string}.${string}`;

/** Facts of an act as JSON: what changed, before and after. Never a password, token or other secret. */
export const auditDetailsSchema = z.record(z.string(), z.json());
export type AuditDetails = z.infer<typeof auditDetailsSchema>;

/** An act that is about to be recorded. */
export interface NewAuditEntry {
  readonly act: Act;
  readonly action: AuditAction;
  /** What it was done to: `case`, `link`, `user`, … and its id. */
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details?: AuditDetails;
}

/** A recorded act. Entries are never changed and never removed. */
export const auditEntrySchema = z.strictObject({
  id: z.string().describe('UUIDv7.'),
  /** UTC milliseconds. */
  at: z.int(),
  actorId: z.string(),
  /** Name of the actor at that time. */
  actorName: z.string(),
  via: z.enum(actorKinds),
  action: auditActionSchema,
  subjectType: z.string(),
  subjectId: z.string(),
  requestId: z.string().optional(),
  details: auditDetailsSchema,
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
