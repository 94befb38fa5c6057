import { z } from '@hono/zod-openapi';
import { logForOutsiders } from '../../core/case/outside-reader.ts';
import { logEntry } from '../../core/case/record.ts';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import { cursorSchema, decodeCursor, limitSchema, pageLinks } from '../page-cursor.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';
import { numberParameter } from './case-schema.ts';
import type { CaseServices } from './case-services.ts';
import { present } from './instants.ts';
import { addRecord } from './record-route.ts';
import { logEntrySchema, logListSchema, newLogEntrySchema } from './record-schema.ts';
import { addToCase, requireCase } from './write-case.ts';

const listRoute = defineRoute('case:read', {
  method: 'get',
  path: '/cases/{number}/log',
  operationId: 'listLog',
  tags: ['Cases'],
  summary: 'Read the process log',
  description: 'Everything that was done, in the order in which it happened, a page at a time.',
  request: {
    params: numberParameter,
    query: z.strictObject({
      order: z.enum(['oldest-first', 'newest-first']).default('oldest-first'),
      reader: z
        .enum(['colleague', 'outside'])
        .default('colleague')
        .describe('`outside`: without remarks among engineers and what else never leaves the organisation.'),
      limit: limitSchema,
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: { ...jsonResponse('A page of entries.', logListSchema), headers: linkHeader },
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const addRoute = addRecord(
  'case:write',
  'log',
  { body: newLogEntrySchema, answer: logEntrySchema },
  {
    operationId: 'addLogEntry',
    summary: 'Write into the process log',
    description:
      'Entries stay as they are; a correction is another entry. A remark never leaves the organisation. A reply moves the clocks that run until the customer hears from us.',
    answer: 'The entry.',
  },
  ['times-out-of-order', 'correction-of-nothing', 'version-stale'],
);

/** `/cases/{number}/log`. */
export function createLogRoutes({ cases, now }: CaseServices): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(listRoute, async (context) => {
    const { order, reader, limit, cursor } = context.req.valid('query');
    const subject = await requireCase(cases, context.req.valid('param').number);
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await cases.listLog(subject.id, { order, limit, after });
    const items = reader === 'outside' ? logForOutsiders(page.items) : page.items;
    context.header('Link', pageLinks(context.req.url, page.next));
    return context.json({ items: items.map((entry) => present(entry)) }, 200);
  });

  app.openapi(addRoute, async (context) => {
    const { number } = context.req.valid('param');
    const entry = context.req.valid('json');
    const act = actOf(context, now());
    const written = await addToCase(context, cases, number, act, async (subject) => {
      const { corrects } = entry;
      const isKnown =
        corrects !== undefined && (await cases.findLogEntry(subject.id, corrects)) !== undefined;
      return logEntry(subject, entry, isKnown, act);
    });
    return context.json(present(requireOne(written.log)), 201);
  });

  return app;
}

/** The one record that a write made. */
export function requireOne<Record>(made: readonly Record[]): Record {
  const [one] = made;
  if (one === undefined) throw new Error('a record was written but not returned');
  return one;
}
