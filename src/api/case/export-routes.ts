import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { CaseFilter } from '../../core/case/case-filter.ts';
import type { CaseStore } from '../../core/case/case-store.ts';
import type { Case } from '../../core/case/case.ts';
import { priorityOf } from '../../core/case/adjust.ts';
import { csvRow, type CsvValue } from '../../core/export/csv.ts';
import { defineRoute } from '../access/define-route.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { presentInstant } from '../instant.ts';
import { problemResponses } from '../route-responses.ts';
import { caseFilterShape, filterOf } from './case-query.ts';
import { presentCase } from './case-schema.ts';
import type { CaseServices } from './case-services.ts';

/** Cases that are read at once; what is sent is never longer than what these take. */
const casesPerPage = 500;

const instant = (milliseconds: number | undefined): string | undefined =>
  milliseconds === undefined ? undefined : presentInstant(milliseconds);

/** The columns of a table of cases, in their order. */
const columns: readonly (readonly [name: string, value: (subject: Case) => CsvValue])[] = [
  ['number', ({ number }) => number],
  ['state', ({ state }) => state],
  ['kind', ({ kind }) => kind],
  ['title', ({ title }) => title],
  ['problem', ({ problem }) => problem],
  ['customer', ({ customer }) => customer],
  ['contract', ({ contract }) => contract?.number],
  ['channel', ({ channel }) => channel],
  ['product', ({ product }) => product],
  ['component', ({ component }) => component],
  ['productVersion', ({ productVersion }) => productVersion],
  ['severity', ({ severity }) => severity],
  ['businessImpact', ({ businessImpact }) => businessImpact],
  ['priority', priorityOf],
  ['team', ({ team }) => team],
  ['dutyEngineer', ({ dutyEngineer }) => dutyEngineer],
  ['assignedEngineer', ({ assignedEngineer }) => assignedEngineer],
  ['escalationEngineer', ({ escalationEngineer }) => escalationEngineer],
  ['sourceSystem', ({ source }) => source?.system],
  ['sourceId', ({ source }) => source?.id],
  ['openedAt', ({ openedAt }) => instant(openedAt)],
  ['acknowledgedAt', ({ acknowledgedAt }) => instant(acknowledgedAt)],
  ['firstReplyAt', ({ firstReplyAt }) => instant(firstReplyAt)],
  ['escalatedAt', ({ escalatedAt }) => instant(escalatedAt)],
  ['resolvedAt', ({ resolvedAt }) => instant(resolvedAt)],
  ['closedAt', ({ closedAt }) => instant(closedAt)],
  ['outcome', ({ outcome }) => outcome?.kind],
  ['cause', ({ outcome }) => outcome?.cause],
  ['resolution', ({ outcome }) => outcome?.resolution],
  ['prevention', ({ outcome }) => outcome?.prevention],
];

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
export function createExportRoutes({ cases }: CaseServices): OpenAPIHono<ApplicationEnvironment> {
  const app = new OpenAPIHono<ApplicationEnvironment>();

  app.openapi(csvRoute, async (context) => {
    const rows = tableOf(cases, filterOf(context.req.valid('query')));
    return download(rows, 'text/csv; charset=utf-8; header=present', 'cases.csv');
  });

  app.openapi(jsonRoute, async (context) => {
    const parts = arrayOf(cases, filterOf(context.req.valid('query')));
    return (await download(parts, 'application/json', 'cases.json')) as never; // a stream, typed as what it will hold
  });

  return app;
}

async function* pagesOf(cases: CaseStore, filter: CaseFilter): AsyncGenerator<readonly Case[]> {
  let after: string | undefined;
  do {
    const page = await cases.list(filter, { limit: casesPerPage, after });
    yield page.items;
    after = page.next;
  } while (after !== undefined);
}

async function* tableOf(cases: CaseStore, filter: CaseFilter): AsyncGenerator<string> {
  let head = csvRow(columns.map(([name]) => name));
  for await (const page of pagesOf(cases, filter)) {
    yield head + page.map((subject) => csvRow(columns.map(([, value]) => value(subject)))).join('');
    head = '';
  }
}

async function* arrayOf(cases: CaseStore, filter: CaseFilter): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const page of pagesOf(cases, filter)) {
    const texts = page.map((subject) => JSON.stringify(presentCase(subject)));
    yield texts.length > 0 ? separator + texts.join(',\n') : '[';
    separator = ',\n';
  }
  yield '\n]\n';
}

/** A response that is made while it is sent; its beginning is there before it is promised. */
async function download(parts: AsyncGenerator<string>, type: string, name: string): Promise<Response> {
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<string, unknown>> | undefined = Promise.resolve(await parts.next());
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await (next ?? parts.next());
      next = undefined;
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
