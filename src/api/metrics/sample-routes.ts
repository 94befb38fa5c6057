import { z } from '@hono/zod-openapi';
import { calendarDateSchema } from '../../core/article/calendar-date.ts';
import { nameSchema } from '../../core/case/case-text.ts';
import { dayMilliseconds } from '../../core/metrics/period.ts';
import {
  judgeCase,
  judgementSchema as judgement,
  largestSample,
  sampledCaseShape,
  sampleShape,
  seedSchema,
  usualSampleSize,
} from '../../core/metrics/sample/sample.ts';
import type { DrawnSample } from '../../core/metrics/sample/sample-store.ts';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import { numberParameter } from '../case/case-schema.ts';
import type { CaseServices } from '../case/case-services.ts';
import { present } from '../case/instants.ts';
import { instantSchema } from '../instant.ts';
import { named } from '../named-schema.ts';
import { cursorSchema, decodeCursor, limitSchema, pageLinks } from '../page-cursor.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonBody, locationHeader, noQuery } from '../route-parts.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';
import { idempotencyHeader, receiptOf, requireWritten } from '../write/receipt.ts';
import { requireAllowed } from '../write/refusals.ts';

const sampleSchema = z.strictObject(sampleShape(instantSchema)).openapi('Sample');
const sampleListSchema = z.strictObject({ items: z.array(sampleSchema) }).openapi('SampleList');
const drawnSampleSchema = z
  .strictObject({
    ...sampleShape(instantSchema),
    cases: z.array(z.strictObject(sampledCaseShape(instantSchema)).openapi('SampledCase')),
  })
  .openapi('DrawnSample');
const judgementSchema = named(judgement, 'Judgement');

const daySchema = calendarDateSchema
  .refine((day) => day >= '1970-01-01' && day < '2105-12-31', 'a day from 1970 to 2105')
  .openapi({ type: 'string', format: 'date' });
const newSampleSchema = z
  .strictObject({
    from: daySchema.describe('First day: cases that were closed on it or later, in UTC.'),
    to: daySchema.describe('Last day.'),
    size: z.int().min(1).max(largestSample).default(usualSampleSize).describe('How many cases to draw.'),
    seed: seedSchema.optional().describe('Draws the same sample again; absent: a new one is made up.'),
    product: nameSchema.optional(),
    team: nameSchema.optional(),
  })
  .openapi('NewSample');

const idParameter = z.object({ id: z.uuid('give the id of a sample').describe('Id of the sample.') });
const bodyProblems = ['invalid-body', 'bad-request', 'media-type-not-supported', 'body-too-large'] as const;

const drawRoute = defineRoute('sample:judge', {
  method: 'post',
  path: '/metrics/samples',
  operationId: 'drawSample',
  tags: ['Metrics'],
  summary: 'Draw a random sample of closed cases',
  description:
    'For a coach to judge. The seed is kept: the same seed draws the same cases from the same population.',
  request: { headers: z.object(idempotencyHeader), body: jsonBody(newSampleSchema) },
  responses: {
    201: { ...jsonResponse('The sample.', drawnSampleSchema), headers: locationHeader },
    ...problemResponses('invalid-parameters', 'sample-of-nothing', 'idempotency-key-reused', ...bodyProblems),
  },
});

const listRoute = defineRoute('metrics:read', {
  method: 'get',
  path: '/metrics/samples',
  operationId: 'listSamples',
  tags: ['Metrics'],
  summary: 'List samples, the last one first',
  request: { query: z.strictObject({ limit: limitSchema, cursor: cursorSchema.optional() }) },
  responses: {
    200: { ...jsonResponse('A page of samples.', sampleListSchema), headers: linkHeader },
    ...problemResponses('invalid-parameters'),
  },
});

const getRoute = defineRoute('metrics:read', {
  method: 'get',
  path: '/metrics/samples/{id}',
  operationId: 'getSample',
  tags: ['Metrics'],
  summary: 'Read a sample with its cases',
  request: { params: idParameter, query: noQuery },
  responses: {
    200: jsonResponse('The sample.', drawnSampleSchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const judgeRoute = defineRoute('sample:judge', {
  method: 'put',
  path: '/metrics/samples/{id}/cases/{number}',
  operationId: 'judgeSampledCase',
  tags: ['Metrics'],
  summary: 'Judge a case of a sample',
  description:
    'Of a case with an article, whether it is the right one; of a case without, whether there should be one. A second judgement replaces the first, which the audit trail keeps.',
  request: { params: idParameter.extend(numberParameter.shape), body: jsonBody(judgementSchema) },
  responses: {
    200: jsonResponse('The sample.', drawnSampleSchema),
    ...problemResponses('invalid-parameters', 'not-found', 'verdict-not-possible', ...bodyProblems),
  },
});

/** `/metrics/samples`. */
export function createSampleRoutes({ samples, now }: Pick<CaseServices, 'samples' | 'now'>): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(drawRoute, async (context) => {
    const { from, to, size, seed = crypto.randomUUID(), product, team } = context.req.valid('json');
    if (from > to) {
      throw new ApiProblem('invalid-body', 'The last day lies before the first.', {
        errors: [{ in: 'body', name: '/to', message: 'lies before from' }],
      });
    }
    const act = actOf(context, now());
    const span = { from: Date.parse(from), before: Date.parse(to) + dayMilliseconds };
    const plan = { span, seed, wanted: size, product, team };
    const drawn = await samples.draw(plan, act, await receiptOf(context, act));
    if (drawn.result === 'empty') {
      throw new ApiProblem('sample-of-nothing', 'No case that fits was closed in that time.');
    }
    const made = requireWritten(context, drawn, 'There is no such sample.');
    context.header('Location', `/api/metrics/samples/${made.sample.id}`);
    return context.json(presentSample(made), 201);
  });

  app.openapi(listRoute, async (context) => {
    const { limit, cursor } = context.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await samples.list({ limit, after });
    context.header('Link', pageLinks(context.req.url, page.next));
    return context.json({ items: page.items.map((sample) => present(sample)) }, 200);
  });

  app.openapi(getRoute, async (context) => {
    const { id } = context.req.valid('param');
    const found = await samples.find(id);
    if (!found) throw new ApiProblem('not-found', `There is no sample ${id}.`);
    return context.json(presentSample(found), 200);
  });

  app.openapi(judgeRoute, async (context) => {
    const { id, number } = context.req.valid('param');
    const missing = `There is no case ${number} in a sample ${id}.`;
    const found = await samples.find(id);
    const subject = found?.cases.find((each) => each.number === number);
    if (!subject) throw new ApiProblem('not-found', missing);
    const act = actOf(context, now());
    const settled = requireAllowed(judgeCase(subject, context.req.valid('json'), act));
    const judged = requireWritten(context, await samples.judge(id, number, settled, act), missing);
    return context.json(presentSample(judged), 200);
  });

  return app;
}

const presentSample = ({ sample, cases }: DrawnSample) => ({
  ...present(sample),
  cases: cases.map((each) => present(each)),
});
