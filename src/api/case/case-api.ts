import { createArticleCaseRoutes } from '../link/article-case-routes.ts';
import { createLinkRoutes } from '../link/link-routes.ts';
import { createGapRoutes } from '../metrics/gap-routes.ts';
import { createMetricsExportRoutes } from '../metrics/metrics-export-routes.ts';
import { createMeasureRoutes } from '../metrics/measure-routes.ts';
import { createSampleRoutes } from '../metrics/sample-routes.ts';
import { createCaseRoutes } from './case-routes.ts';
import type { CaseServices } from './case-services.ts';
import { createContactRoutes } from './contact-routes.ts';
import { createExportRoutes } from './export-routes.ts';
import { createLogRoutes } from './log-routes.ts';
import { createStatementRoutes } from './statement-routes.ts';
import { createTransitionRoutes } from './transition-routes.ts';
import { ApiRoutes } from '../route/api-routes.ts';

/** Everything about cases and their links. A resource is a route file and a line here. */
export function createCaseApi(services: CaseServices): ApiRoutes {
  const api = new ApiRoutes();
  api.route('/', createCaseRoutes(services));
  api.route('/', createTransitionRoutes(services));
  api.route('/', createLogRoutes(services));
  api.route('/', createStatementRoutes(services));
  api.route('/', createContactRoutes(services));
  api.route('/', createLinkRoutes(services));
  api.route('/', createArticleCaseRoutes(services));
  api.route('/', createExportRoutes(services));
  api.route('/', createMeasureRoutes(services));
  api.route('/', createGapRoutes(services));
  api.route('/', createSampleRoutes(services));
  api.route('/', createMetricsExportRoutes(services));
  return api;
}
