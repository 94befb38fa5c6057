import { z } from '@hono/zod-openapi';
import { caseNumberSchema } from '../../core/case/case-id.ts';
import { presentQuestion } from '../../core/metrics/present-measure.ts';
import { defineRoute } from '../access/define-route.ts';
import type { CaseServices } from '../case/case-services.ts';
import { present } from '../case/instants.ts';
import { instantSchema } from '../instant.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonResponse, problemResponses } from '../route-responses.ts';
import { metricsQuerySchema, questionOf } from './metrics-query.ts';
import { askedShape } from './metrics-schema.ts';

const examinedShape = {
  examined: z.int().describe('How many were looked at, the last ones.'),
  isAll: z.boolean().describe('Whether those are all of that time.'),
};
const command = z.string().describe('Begins the article, at the command line.');

const caseGapSchema = z
  .strictObject({
    words: z.array(z.string()).describe('What tells them from others.'),
    count: z.int(),
    centre: caseNumberSchema.describe('The case that is most like all others: the one to begin with.'),
    cases: z
      .array(
        z.strictObject({
          number: caseNumberSchema,
          title: z.string(),
          product: z.string().optional(),
          team: z.string().optional(),
          resolvedAt: instantSchema,
        }),
      )
      .describe('The last ones that were resolved, 20 at most.'),
    command,
  })
  .openapi('CaseGap');

const searchGapSchema = z
  .strictObject({
    words: z.string().describe('As most asked for it.'),
    count: z.int(),
    others: z.array(z.string()).describe('Other ways in which it was asked for.'),
    lastAt: instantSchema,
    cases: z.array(caseNumberSchema).describe('Cases that came of it.'),
    command,
  })
  .openapi('SearchGap');

const gapsSchema = z
  .strictObject({
    ...askedShape,
    cases: z.strictObject({
      ...examinedShape,
      alone: z.int().describe('How many of them are like no other.'),
      gaps: z.array(caseGapSchema).describe('The largest first.'),
    }),
    searches: z.strictObject({
      ...examinedShape,
      gaps: z.array(searchGapSchema).describe('What was searched for most often first.'),
    }),
  })
  .openapi('Gaps');

const getRoute = defineRoute('metrics:read', {
  method: 'get',
  path: '/metrics/gaps',
  operationId: 'listGaps',
  tags: ['Metrics'],
  summary: 'Find what is not written down',
  description:
    'Resolved cases that no article answered, grouped by what they are about, and searches that found nothing, grouped by their words. The same cases and searches give the same groups. Searches name no product or team.',
  request: { query: metricsQuerySchema },
  responses: { 200: jsonResponse('The gaps.', gapsSchema), ...problemResponses('invalid-parameters') },
});

/** `/metrics/gaps`. */
export function createGapRoutes({ gaps, now }: Pick<CaseServices, 'gaps' | 'now'>): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(getRoute, async (context) => {
    const question = questionOf(context.req.valid('query'), now());
    const cases = await gaps.findCaseGaps(question);
    const searches = await gaps.findSearchGaps(question);
    return context.json(
      { ...presentQuestion(question), cases: present(cases), searches: present(searches) },
      200,
    );
  });

  return app;
}
