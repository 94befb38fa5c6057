import { z } from '@hono/zod-openapi';
import type { AuditEntry } from '../../core/audit/audit-entry.ts';
import type { AuditFilter } from '../../core/audit/audit-trail.ts';
import { actorKinds } from '../../core/people/actor.ts';
import { instantQuerySchema, instantSchema, presentInstant } from '../instant.ts';

export const auditEntrySchema = z
  .strictObject({
    id: z.uuid(),
    at: instantSchema,
    actorId: z.uuid(),
    actorName: z.string().describe('Name of the actor at that time.'),
    via: z.enum(actorKinds).describe('How the actor was recognised.'),
    action: z.string().describe('What was done: `case.created`, `user.changed`.'),
    subjectType: z.string(),
    subjectId: z.string(),
    requestId: z.string().optional().describe('Finds the request in the log of the server.'),
    details: z
      .record(z.string(), z.json())
      .openapi({ type: 'object', additionalProperties: true })
      .describe('Facts, such as what changed from and to. No secrets.'),
  })
  .openapi('AuditEntry');

const name = z.string().min(1).max(200);

/** Conditions of a query; all of them hold. */
export const auditFilterShape = {
  actor: z.uuid('give the id of a user').optional().describe('Who did it.'),
  action: name.optional().describe('Exactly this action: `case.created`.'),
  subjectType: name.optional().describe('Kind of thing that it was done to: `case`, `link`, `user`.'),
  subjectId: name.optional().describe('What it was done to.'),
  from: instantQuerySchema.optional().describe('From this instant on.'),
  before: instantQuerySchema.optional().describe('Before this instant.'),
};
const auditFilterSchema = z.strictObject(auditFilterShape);

/** The conditions of a query as the audit trail takes them. */
export function auditFilterOf({ actor, ...filter }: z.infer<typeof auditFilterSchema>): AuditFilter {
  return { ...filter, actorId: actor };
}

/** An entry as the API writes it. */
export function presentEntry({ at, ...entry }: AuditEntry): z.infer<typeof auditEntrySchema> {
  return { ...entry, at: presentInstant(at) };
}
