import { z } from '@hono/zod-openapi';
import { defineRoute } from '../access/define-route.ts';
import type { RouteAccess } from '../access/route-access.ts';
import type { ProblemTypeName } from '../problem/problem-types.ts';
import { jsonBody, noQuery } from '../route-parts.ts';
import { jsonResponse, problemResponses } from '../route-responses.ts';
import { idempotencyHeader } from '../write/receipt.ts';
import { numberParameter } from './case-schema.ts';
import { recordParameters } from './record-schema.ts';

/** What is told of a route in the OpenAPI document. */
export interface RouteText {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  /** What it answers with. */
  readonly answer: string;
}

/** Problems of every request with a body. */
const bodyProblems = ['invalid-body', 'bad-request', 'media-type-not-supported', 'body-too-large'] as const;

const documented = ({ operationId, summary, description }: RouteText) => ({
  operationId,
  tags: ['Cases'],
  summary,
  ...(description !== undefined && { description }),
});

/** A route that lists records of a case. */
export function listRecords<Schema extends z.ZodType>(
  access: RouteAccess,
  path: string,
  schema: Schema,
  text: RouteText,
) {
  return defineRoute(access, {
    method: 'get',
    path: `/cases/{number}/${path}`,
    ...documented(text),
    request: { params: numberParameter, query: noQuery },
    responses: {
      200: jsonResponse(text.answer, schema),
      ...problemResponses('invalid-parameters', 'not-found'),
    },
  });
}

/** A route that adds a record to a case. */
export function addRecord<Body extends z.ZodType, Schema extends z.ZodType>(
  access: RouteAccess,
  path: string,
  { body, answer }: { readonly body: Body; readonly answer: Schema },
  text: RouteText,
  problems: readonly ProblemTypeName[] = [],
) {
  return defineRoute(access, {
    method: 'post',
    path: `/cases/{number}/${path}`,
    ...documented(text),
    request: { params: numberParameter, headers: z.object(idempotencyHeader), body: jsonBody(body) },
    responses: {
      201: jsonResponse(text.answer, answer),
      ...problemResponses(
        'invalid-parameters',
        'not-found',
        'idempotency-key-reused',
        ...bodyProblems,
        ...problems,
      ),
    },
  });
}

/** A route that ends a record of a case, once. */
export function settleRecord<Body extends z.ZodType, Schema extends z.ZodType>(
  access: RouteAccess,
  path: string,
  { body, answer }: { readonly body: Body; readonly answer: Schema },
  text: RouteText,
  problems: readonly ProblemTypeName[],
) {
  return defineRoute(access, {
    method: 'post',
    path: `/cases/{number}/${path}`,
    ...documented(text),
    request: { params: recordParameters, body: jsonBody(body) },
    responses: {
      200: jsonResponse(text.answer, answer),
      ...problemResponses('invalid-parameters', 'not-found', 'version-stale', ...bodyProblems, ...problems),
    },
  });
}
