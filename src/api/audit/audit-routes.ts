import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { AuditEntry } from '../../core/audit/audit-entry.ts';
import type { AuditTrail } from '../../core/audit/audit-trail.ts';
import { actorKinds } from '../../core/people/actor.ts';
import { defineRoute } from '../access/define-route.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { instantQuerySchema, instantSchema, presentInstant } from '../instant.ts';
import { cursorSchema, decodeCursor, limitSchema, pageLinks } from '../page-cursor.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';

const entrySchema = z
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
const entryListSchema = z.strictObject({ items: z.array(entrySchema) }).openapi('AuditEntryList');

const name = z.string().min(1).max(200);

const listRoute = defineRoute('audit:read', {
  method: 'get',
  path: '/audit',
  operationId: 'listAuditEntries',
  tags: ['Operation'],
  summary: 'Read who did what',
  description: 'Every write, the newest first. Entries are never changed and never removed.',
  request: {
    query: z.strictObject({
      actor: z.uuid('give the id of a user').optional().describe('Who did it.'),
      action: name.optional().describe('Exactly this action: `case.created`.'),
      subjectType: name.optional().describe('Kind of thing that it was done to: `case`, `link`, `user`.'),
      subjectId: name.optional().describe('What it was done to.'),
      from: instantQuerySchema.optional().describe('From this instant on.'),
      before: instantQuerySchema.optional().describe('Before this instant.'),
      limit: limitSchema,
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: { ...jsonResponse('A page of entries.', entryListSchema), headers: linkHeader },
    ...problemResponses('invalid-parameters'),
  },
});

/** `/audit`. */
export function createAuditRoutes(audit: AuditTrail): OpenAPIHono<ApplicationEnvironment> {
  const app = new OpenAPIHono<ApplicationEnvironment>();

  app.openapi(listRoute, async (context) => {
    const { limit, cursor, actor, ...filter } = context.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await audit.list({ ...filter, actorId: actor }, { limit, after });
    context.header('Link', pageLinks(context.req.url, page.next));
    return context.json({ items: page.items.map(presentEntry) }, 200);
  });

  return app;
}

function presentEntry({ at, ...entry }: AuditEntry): z.infer<typeof entrySchema> {
  return { ...entry, at: presentInstant(at) };
}
