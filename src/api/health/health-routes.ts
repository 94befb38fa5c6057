import { z } from '@hono/zod-openapi';
import type { StoreHealth } from '../../core/health/store-health.ts';
import { defineRoute } from '../access/define-route.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import {
  buildInformationSchema,
  newerBuildProblems,
  newerBuildSchema,
  type BuildState,
} from './build-state.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonResponse, problemResponses } from '../route-responses.ts';

const healthSchema = z
  .strictObject({
    status: z.literal('ok'),
    database: z.strictObject({
      status: z.literal('ok'),
      schemaVersion: z.int().describe('Number of the newest migration.'),
    }),
    build: buildInformationSchema,
    newerBuild: newerBuildSchema.optional(),
  })
  .openapi('Health');

const healthRoute = defineRoute('anyone', {
  method: 'get',
  path: '/health',
  operationId: 'getHealth',
  tags: ['Operation'],
  summary: 'Ask whether Casebook works',
  description:
    'Answers 200 while requests are served and the database answers, else 503. A newer build that cannot be served is named; the one before stays in use.',
  responses: { 200: jsonResponse('It works.', healthSchema), ...problemResponses('unavailable') },
});

/** `/health`. */
export function createHealthRoutes(store: StoreHealth, buildState: () => BuildState): ApiRoutes {
  const app = new ApiRoutes();
  app.openapi(healthRoute, async (context) => {
    context.header('Cache-Control', 'no-store');
    const { build, newerBuild } = buildState();
    if (newerBuild?.kind === 'other-audience')
      throw new ApiProblem('unavailable', newerBuildProblems[newerBuild.kind]);
    const { schemaVersion } = await store.check().catch((cause: unknown) => {
      throw new ApiProblem(
        'unavailable',
        'The database does not answer. The log of the server has the cause.',
        { cause },
      );
    });
    return context.json(
      {
        status: 'ok',
        database: { status: 'ok', schemaVersion },
        build,
        ...(newerBuild && {
          newerBuild: {
            problem: newerBuild.kind,
            detail: newerBuildProblems[newerBuild.kind],
            foundAt: newerBuild.foundAt,
          },
        }),
      } as const,
      200,
    );
  });
  return app;
}
