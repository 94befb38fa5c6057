import { z } from '@hono/zod-openapi';
import { caseNumberSchema } from '../../core/case/case-id.ts';
import {
  keptClick,
  newSearchSchema as newSearch,
  recordOf,
  searchClickSchema as searchClick,
  searchPlaces,
  type RecordedSearch,
} from '../../core/search-log/recorded-search.ts';
import { hasRight } from '../../core/people/actor.ts';
import { named } from '../named-schema.ts';
import { defineRoute } from '../access/define-route.ts';
import { notPermitted } from '../access/guard-routes.ts';
import type { CaseServices } from '../case/case-services.ts';
import { present } from '../case/instants.ts';
import { requireCase } from '../case/write-case.ts';
import { instantSchema } from '../instant.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonBody } from '../route-parts.ts';
import { jsonResponse, problemResponses } from '../route-responses.ts';
import { asksNotToBeTracked } from './asks-not-to-be-tracked.ts';

const newSearchSchema = named(newSearch, 'NewSearch');
const searchClickSchema = named(searchClick, 'SearchClick');
const searchSchema = z
  .strictObject({
    id: z.uuid().describe('For what comes of it; nobody else is told.'),
    at: instantSchema.describe('The minute.'),
    words: z.string().describe('As they are kept: addresses and long numbers are masked.'),
    lang: z.string().optional(),
    place: z.enum(searchPlaces),
    results: z.int().nonnegative(),
    isFromCases: z.literal(true).optional().describe('The first result was found thanks to linked cases.'),
    clicked: searchClick.optional().describe('The first result that was opened.'),
    case: z.string().optional().describe('Case that came of it all the same.'),
  })
  .openapi('RecordedSearch');
const searchCaseSchema = z.strictObject({ case: caseNumberSchema }).openapi('SearchCase');

const idParameter = z.object({ id: z.uuid('give the id of a search').describe('Id of the search.') });
const bodyProblems = ['invalid-body', 'bad-request', 'media-type-not-supported', 'body-too-large'] as const;
const recorded = jsonResponse('The search as it is kept.', searchSchema);

const recordRoute = defineRoute('search:record', {
  method: 'post',
  path: '/searches',
  operationId: 'recordSearch',
  tags: ['Feedback'],
  summary: 'Record a search',
  description:
    'So that it can be seen what people look for and do not find. Kept are the words without addresses and long numbers, how much was found, and the minute; not who searched. A browser that asks not to be tracked (`DNT`, `Sec-GPC`) is answered with 204, and nothing is kept.',
  request: { body: jsonBody(newSearchSchema) },
  responses: {
    201: recorded,
    204: { description: 'Nothing is kept.' },
    ...problemResponses('invalid-parameters', ...bodyProblems),
  },
});

const clickRoute = defineRoute('search:record', {
  method: 'post',
  path: '/searches/{id}/click',
  operationId: 'recordClick',
  tags: ['Feedback'],
  summary: 'Record which result was opened',
  description: 'The first one that is recorded counts.',
  request: { params: idParameter, body: jsonBody(searchClickSchema) },
  responses: { 200: recorded, ...problemResponses('invalid-parameters', 'not-found', ...bodyProblems) },
});

const caseRoute = defineRoute('search:record', {
  method: 'post',
  path: '/searches/{id}/case',
  operationId: 'recordSearchCase',
  tags: ['Feedback'],
  summary: 'Record that a search led to a case',
  description: 'The search did not help: a case was opened or escalated after it. Needs `case:read`, too.',
  request: { params: idParameter, body: jsonBody(searchCaseSchema) },
  responses: { 200: recorded, ...problemResponses('invalid-parameters', 'not-found', ...bodyProblems) },
});

/** `/searches`. */
export function createSearchRoutes({
  cases,
  searches,
  now,
}: Pick<CaseServices, 'cases' | 'searches' | 'now'>): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(recordRoute, async (context) => {
    const search = context.req.valid('json');
    if (asksNotToBeTracked(context)) return context.body(null, 204);
    const kept = await searches.record(recordOf(search, now()));
    return context.json(present(kept), 201);
  });

  app.openapi(clickRoute, async (context) => {
    const { id } = context.req.valid('param');
    const kept = await searches.recordClick(id, keptClick(context.req.valid('json')), wholeMinute(now()));
    return context.json(present(requireSearch(kept, id)), 200);
  });

  app.openapi(caseRoute, async (context) => {
    const { id } = context.req.valid('param');
    if (!hasRight(context.get('actor'), 'case:read')) throw notPermitted('case:read');
    const subject = await requireCase(cases, context.req.valid('json').case);
    const kept = await searches.recordCase(id, subject.id);
    return context.json(present(requireSearch(kept, id)), 200);
  });

  return app;
}

const wholeMinute = (instant: number): number => instant - (instant % 60_000);

function requireSearch(search: RecordedSearch | undefined, id: string): RecordedSearch {
  if (!search) throw new ApiProblem('not-found', `There is no search ${id}.`);
  return search;
}
