import { z } from '@hono/zod-openapi';
import { answerMeasure } from '../../core/metrics/answer-measure.ts';
import { measureIdSchema } from '../../core/metrics/measure.ts';
import { presentAllMeasures } from '../../core/metrics/present-all-measures.ts';
import { presentMeasure, presentQuestion } from '../../core/metrics/present-measure.ts';
import { defineRoute } from '../access/define-route.ts';
import type { CaseServices } from '../case/case-services.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonResponse, problemResponses } from '../route-responses.ts';
import { metricsQuerySchema, questionOf } from './metrics-query.ts';
import { measureDetailSchema, measureListSchema } from './metrics-schema.ts';

const listRoute = defineRoute('metrics:read', {
  method: 'get',
  path: '/metrics',
  operationId: 'listMeasures',
  tags: ['Metrics'],
  summary: 'Read all measures',
  description:
    'Every measure with its definition, its figures over the whole time, and period by period. They are trends of the team; nothing is told by person.',
  request: { query: metricsQuerySchema },
  responses: {
    200: jsonResponse('The measures.', measureListSchema),
    ...problemResponses('invalid-parameters'),
  },
});

const getRoute = defineRoute('metrics:read', {
  method: 'get',
  path: '/metrics/measures/{measure}',
  operationId: 'getMeasure',
  tags: ['Metrics'],
  summary: 'Read a measure with what is behind it',
  request: {
    params: z.object({ measure: measureIdSchema.describe('Id of the measure.') }),
    query: metricsQuerySchema,
  },
  responses: {
    200: jsonResponse('The measure.', measureDetailSchema),
    ...problemResponses('invalid-parameters'),
  },
});

/** `/metrics` and `/metrics/measures/{measure}`. */
export function createMeasureRoutes({ metrics, now }: Pick<CaseServices, 'metrics' | 'now'>): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(listRoute, async (context) => {
    const question = questionOf(context.req.valid('query'), now());
    const measures = await presentAllMeasures(metrics, question);
    const { products, teams } = await metrics.readChoices();
    const choices = { products: [...products], teams: [...teams] };
    return context.json({ ...presentQuestion(question), choices, measures }, 200);
  });

  app.openapi(getRoute, async (context) => {
    const question = questionOf(context.req.valid('query'), now());
    const answer = await answerMeasure(metrics, context.req.valid('param').measure, question);
    const tables = [...answer.tables];
    return context.json({ ...presentQuestion(question), ...presentMeasure(answer, question), tables }, 200);
  });

  return app;
}
