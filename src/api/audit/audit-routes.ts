import { z } from '@hono/zod-openapi';
import type { AuditEntry } from '../../core/audit/audit-entry.ts';
import type { AuditTrail } from '../../core/audit/audit-trail.ts';
import { defineRoute } from '../access/define-route.ts';
import type { Column } from '../../core/export/csv.ts';
import { streamCsv, streamJson } from '../export/stream-list.ts';
import { presentInstant } from '../instant.ts';
import { cursorSchema, decodeCursor, limitSchema, pageLinks } from '../page-cursor.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';
import { auditEntrySchema, auditFilterOf, auditFilterShape, presentEntry } from './audit-schema.ts';

const entryListSchema = z.strictObject({ items: z.array(auditEntrySchema) }).openapi('AuditEntryList');

const listRoute = defineRoute('audit:read', {
  method: 'get',
  path: '/audit',
  operationId: 'listAuditEntries',
  tags: ['Operation'],
  summary: 'Read who did what',
  description: 'Every write, the newest first. Entries are never changed and never removed.',
  request: {
    query: z.strictObject({ ...auditFilterShape, limit: limitSchema, cursor: cursorSchema.optional() }),
  },
  responses: {
    200: { ...jsonResponse('A page of entries.', entryListSchema), headers: linkHeader },
    ...problemResponses('invalid-parameters'),
  },
});

const exportQuery = z.strictObject(auditFilterShape);

const csvRoute = defineRoute('audit:read', {
  method: 'get',
  path: '/exports/audit.csv',
  operationId: 'exportAuditEntriesAsCsv',
  tags: ['Exports'],
  summary: 'Take the audit trail out as CSV',
  description:
    'Every entry that meets the conditions, the newest first (RFC 4180, UTF-8), with the details as JSON. A text that a spreadsheet would take for a formula begins with an apostrophe.',
  request: { query: exportQuery },
  responses: {
    200: { description: 'The table.', content: { 'text/csv': { schema: z.string() } } },
    ...problemResponses('invalid-parameters'),
  },
});

const jsonRoute = defineRoute('audit:read', {
  method: 'get',
  path: '/exports/audit.json',
  operationId: 'exportAuditEntriesAsJson',
  tags: ['Exports'],
  summary: 'Take the audit trail out as JSON',
  description: 'Every entry that meets the conditions, the newest first, as one array.',
  request: { query: exportQuery },
  responses: {
    // The array is written as it is read, so that no schema checks it as a whole.
    200: {
      description: 'The entries, as `AuditEntry`.',
      content: { 'application/json': { schema: z.array(z.any()) } },
    },
    ...problemResponses('invalid-parameters'),
  },
});

/** The columns of a table of entries, in their order. */
const columns: readonly Column<AuditEntry>[] = [
  ['id', ({ id }) => id],
  ['at', ({ at }) => presentInstant(at)],
  ['actorId', ({ actorId }) => actorId],
  ['actorName', ({ actorName }) => actorName],
  ['via', ({ via }) => via],
  ['action', ({ action }) => action],
  ['subjectType', ({ subjectType }) => subjectType],
  ['subjectId', ({ subjectId }) => subjectId],
  ['requestId', ({ requestId }) => requestId],
  ['details', ({ details }) => JSON.stringify(details)],
];

/** `/audit`, `/exports/audit.csv` and `/exports/audit.json`. */
export function createAuditRoutes(audit: AuditTrail): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(listRoute, async (context) => {
    const { limit, cursor, ...query } = context.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await audit.list(auditFilterOf(query), { limit, after });
    context.header('Link', pageLinks(context.req.url, page.next));
    return context.json({ items: page.items.map(presentEntry) }, 200);
  });

  app.openapi(csvRoute, (context) => {
    const filter = auditFilterOf(context.req.valid('query'));
    return streamCsv('audit.csv', (page) => audit.list(filter, page), columns);
  });

  app.openapi(jsonRoute, async (context) => {
    const filter = auditFilterOf(context.req.valid('query'));
    const entries = streamJson('audit.json', (page) => audit.list(filter, page), presentEntry);
    return (await entries) as never; // a stream, typed as what it will hold
  });

  return app;
}
