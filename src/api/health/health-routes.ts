import { OpenAPIHono, z } from '@hono/zod-openapi';
import { audienceSchema } from '../../core/article/audience.ts';
import type { StoreHealth } from '../../core/health/store-health.ts';
import { defineRoute } from '../access/define-route.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { jsonResponse, problemResponses } from '../route-responses.ts';

/** What is being served. */
export const buildInformationSchema = z
  .strictObject({
    version: z.string().describe('Version of Casebook.'),
    audience: audienceSchema.describe('Who the build is for.'),
    builtAt: z.iso.datetime(),
    articles: z.int().describe('Articles in the build, translations included.'),
  })
  .openapi('Build');
export type BuildInformation = z.infer<typeof buildInformationSchema>;

const healthSchema = z
  .strictObject({
    status: z.literal('ok'),
    database: z.strictObject({
      status: z.literal('ok'),
      schemaVersion: z.int().describe('Number of the newest migration.'),
    }),
    build: buildInformationSchema,
  })
  .openapi('Health');

const healthRoute = defineRoute('anyone', {
  method: 'get',
  path: '/health',
  operationId: 'getHealth',
  tags: ['Operation'],
  summary: 'Ask whether Casebook works',
  description: 'Answers 200 while requests are served and the database answers, else 503.',
  responses: { 200: jsonResponse('It works.', healthSchema), ...problemResponses('unavailable') },
});

/** `/health`. */
export function createHealthRoutes(
  store: StoreHealth,
  build: BuildInformation,
): OpenAPIHono<ApplicationEnvironment> {
  const app = new OpenAPIHono<ApplicationEnvironment>();
  app.openapi(healthRoute, async (context) => {
    context.header('Cache-Control', 'no-store');
    const { schemaVersion } = await store.check().catch((cause: unknown) => {
      throw new ApiProblem(
        'unavailable',
        'The database does not answer. The log of the server has the cause.',
        { cause },
      );
    });
    return context.json({ status: 'ok', database: { status: 'ok', schemaVersion }, build } as const, 200);
  });
  return app;
}
