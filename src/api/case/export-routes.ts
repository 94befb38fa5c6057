import { z } from '@hono/zod-openapi';
import { caseColumns } from '../../core/case/case-table.ts';
import { filterOf } from '../../core/case/case-query.ts';
import { defineRoute } from '../access/define-route.ts';
import { streamCsv, streamJson } from '../export/stream-list.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { problemResponses } from '../route-responses.ts';
import { caseFilterShape } from './case-query.ts';
import { presentCase } from './case-schema.ts';
import type { CaseServices } from './case-services.ts';

const query = z.strictObject(caseFilterShape);

const csvRoute = defineRoute('export', {
  method: 'get',
  path: '/exports/cases.csv',
  operationId: 'exportCasesAsCsv',
  tags: ['Exports'],
  summary: 'Take cases out as CSV',
  description:
    'Every case that meets the conditions, as lists take them, the last opened first (RFC 4180, UTF-8). A text that a spreadsheet would take for a formula begins with an apostrophe. No log is in it.',
  request: { query },
  responses: {
    200: { description: 'The table.', content: { 'text/csv': { schema: z.string() } } },
    ...problemResponses('invalid-parameters'),
  },
});

const jsonRoute = defineRoute('export', {
  method: 'get',
  path: '/exports/cases.json',
  operationId: 'exportCasesAsJson',
  tags: ['Exports'],
  summary: 'Take cases out as JSON',
  description:
    'Every case that meets the conditions, as lists take them, the last opened first, as one array.',
  request: { query },
  responses: {
    // The array is written as it is read, so that no schema checks it as a whole.
    200: {
      description: 'The cases, as `Case`.',
      content: { 'application/json': { schema: z.array(z.any()) } },
    },
    ...problemResponses('invalid-parameters'),
  },
});

/** `/exports/cases.csv` and `/exports/cases.json`. */
export function createExportRoutes({ cases }: CaseServices): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(csvRoute, (context) => {
    const filter = filterOf(context.req.valid('query'));
    return streamCsv('cases.csv', (page) => cases.list(filter, page), caseColumns);
  });

  app.openapi(jsonRoute, async (context) => {
    const filter = filterOf(context.req.valid('query'));
    const list = streamJson('cases.json', (page) => cases.list(filter, page), presentCase);
    return (await list) as never; // a stream, typed as what it will hold
  });

  return app;
}
