import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AccessTable } from '../access/guard-routes.ts';
import { referencePage } from './reference-page.ts';
import { referenceScript } from './reference-script.ts';
import { referenceStyle } from './reference-style.ts';
import { ApiRoutes } from '../route/api-routes.ts';

type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

/** The reference tells nothing of what is kept here, and is not in itself. */
export const referenceAccess: AccessTable = new Map([
  ['GET /openapi.json', 'anyone'],
  ['GET /docs', 'anyone'],
  ['GET /docs/reference.css', 'anyone'],
  ['GET /docs/reference.js', 'anyone'],
]);

/** `/openapi.json`, and the reference page made of it with its style sheet and script. */
export function createReferenceRoutes(document: OpenApiDocument): ApiRoutes {
  const app = new ApiRoutes();
  const page = referencePage(document);
  app.get('/openapi.json', (context) => context.json(document));
  app.get('/docs', (context) => context.html(page));
  app.get('/docs/reference.css', (context) =>
    context.text(referenceStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  app.get('/docs/reference.js', (context) =>
    context.text(referenceScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  );
  return app;
}
