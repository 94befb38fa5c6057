import { hash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Page } from '../../core/article/article-registry.ts';
import type { Case } from '../../core/case/case.ts';
import { isOfClosed, type CaseFilter } from '../../core/case/case-filter.ts';
import { filterOf } from '../../core/case/case-query.ts';
import { dueClocksOf, type DueClocks } from '../../core/case/clock/due-clocks.ts';
import { openCase } from '../../core/case/open-case.ts';
import { editCase } from '../../core/case/edit-case.ts';
import { knownSeverities } from '../../core/case/known-severities.ts';
import { goOn, type MaybePromise } from '../../core/there-at-once.ts';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import { cursorSchema, decodeCursor, limitSchema, pageLinks } from '../page-cursor.ts';
import { versionTag } from '../precondition.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { etagHeader, ifMatchHeader, jsonBody, locationHeader, noQuery } from '../route-parts.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';
import { idempotencyHeader, receiptOf, requireWritten } from '../write/receipt.ts';
import { requireAllowed } from '../write/refusals.ts';
import { caseFilterShape } from './case-query.ts';
import {
  caseEditSchema,
  caseListSchema,
  caseSchema,
  newCaseSchema,
  numberParameter,
  presentCase,
  writeCase,
} from './case-schema.ts';
import type { CaseServices } from './case-services.ts';
import { changeCase, requireCase } from './write-case.ts';

const listQuery = z.strictObject({
  ...caseFilterShape,
  sourceId: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The case that has this id in `sourceSystem`; with no other condition.'),
  sort: z
    .enum(['due'])
    .optional()
    .describe(
      '`due`: of the cases that meet the conditions those that somebody still has to do something for, what is due next first. It goes with no condition of closed cases.',
    ),
  limit: limitSchema,
  cursor: cursorSchema.optional(),
});

const listRoute = defineRoute('case:read', {
  method: 'get',
  path: '/cases',
  operationId: 'listCases',
  tags: ['Cases'],
  summary: 'List and search cases',
  description:
    'Cases that meet every condition, the last opened first, a page at a time; the last closed first where a condition is of closed cases. A parameter that is given several times is met by any of its values.',
  request: {
    query: listQuery,
  },
  responses: {
    200: { ...jsonResponse('A page of cases.', caseListSchema), headers: linkHeader },
    ...problemResponses('invalid-parameters'),
  },
});

const openRoute = defineRoute('case:write', {
  method: 'post',
  path: '/cases',
  operationId: 'openCase',
  tags: ['Cases'],
  summary: 'Open a case',
  description:
    'The customer can be told its number at once. A case of another system is opened once: a second time answers with 409.',
  request: { headers: z.object(idempotencyHeader), body: jsonBody(newCaseSchema) },
  responses: {
    201: { ...jsonResponse('The case.', caseSchema), headers: locationHeader },
    ...problemResponses(
      'invalid-parameters',
      'bad-request',
      'impact-needs-manager',
      'source-taken',
      'invalid-body',
      'contract-missing',
      'approver-missing',
      'severity-unknown',
      'times-out-of-order',
      'idempotency-key-reused',
      'media-type-not-supported',
      'body-too-large',
    ),
  },
});

const getRoute = defineRoute('case:read', {
  method: 'get',
  path: '/cases/{number}',
  operationId: 'getCase',
  tags: ['Cases'],
  summary: 'Read a case',
  request: { params: numberParameter, query: noQuery },
  responses: {
    200: { ...jsonResponse('The case.', caseSchema), headers: etagHeader },
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const editRoute = defineRoute('case:write', {
  method: 'patch',
  path: '/cases/{number}',
  operationId: 'editCase',
  tags: ['Cases'],
  summary: 'Correct or complete a case',
  description:
    'Fields that are absent stay, null empties one (JSON merge patch, RFC 7396; fields that are objects are replaced as a whole). What is replaced is kept among the changes. State, severity and impact have ways of their own.',
  request: { params: numberParameter, headers: z.object(ifMatchHeader), body: jsonBody(caseEditSchema) },
  responses: {
    200: { ...jsonResponse('The case as it is now.', caseSchema), headers: etagHeader },
    ...problemResponses(
      'invalid-parameters',
      'bad-request',
      'not-found',
      'version-stale',
      'precondition-required',
      'invalid-body',
      'contract-missing',
      'approver-missing',
      'media-type-not-supported',
      'body-too-large',
    ),
  },
});

/** `/cases` and `/cases/{number}`. */
export function createCaseRoutes({ cases, policy, now }: CaseServices): ApiRoutes {
  const app = new ApiRoutes();
  const severities = () => knownSeverities(policy());
  const dueClocks = (filter: CaseFilter): DueClocks => {
    const tables = policy();
    if (isOfClosed(filter)) throw sortNotPossible('nothing is due of closed cases');
    if (!tables) throw sortNotPossible('the base has no clocks: it has no policy');
    return dueClocksOf(tables);
  };

  const findBySource = async (system: string, id: string): Promise<Page<Case>> => {
    const found = await cases.findBySource(system, id);
    return { items: found ? [found] : [] };
  };
  const findPage = (asked: z.infer<typeof listQuery>): MaybePromise<Page<Case>> => {
    const { limit, cursor, sourceId, sort, ...query } = asked;
    if (sourceId !== undefined) {
      const { sourceSystem: [system, ...otherSystems] = [], ...others } = query;
      if (
        system === undefined ||
        otherSystems.length > 0 ||
        sort !== undefined ||
        Object.values(others).some((value) => value !== undefined)
      )
        throw sourceIdAlone();
      return findBySource(system, sourceId);
    }
    const page = { limit, after: cursor === undefined ? undefined : decodeCursor(cursor) };
    const filter = filterOf(query);
    return sort === undefined ? cases.list(filter, page) : cases.listByDue(filter, page, dueClocks(filter));
  };

  app.written(listRoute, (context) =>
    goOn(findPage(context.req.valid('query')), (page) => ({
      body: `{"items":[${page.items.map(writeCase).join(',')}]}`,
      headers: { Link: pageLinks(context.req.url, page.next), ETag: tagOfCases(page) },
    })),
  );

  app.openapi(openRoute, async (context) => {
    const act = actOf(context, now());
    const draft = requireAllowed(openCase(context.req.valid('json'), act, severities()));
    const opened = await cases.open(draft, act, { receipt: await receiptOf(context, act) });
    if (opened.result === 'taken') {
      throw new ApiProblem('source-taken', `${opened.value.number} is that case; change it instead.`, {
        headers: { Location: `/api/cases/${opened.value.number}` },
      });
    }
    const subject = requireWritten(context, opened, 'There is no such case.');
    context.header('Location', `/api/cases/${subject.number}`);
    context.header('ETag', versionTag(subject.version));
    return context.json(presentCase(subject), 201);
  });

  app.written(getRoute, (context) =>
    goOn(requireCase(cases, context.req.valid('param').number), (subject) => ({
      body: writeCase(subject),
      headers: { ETag: versionTag(subject.version) },
    })),
  );

  app.openapi(editRoute, async (context) => {
    const { number } = context.req.valid('param');
    const edit = context.req.valid('json');
    const act = actOf(context, now());
    const written = await changeCase(context, cases, number, (subject) => editCase(subject, edit, act));
    context.header('ETag', versionTag(written.case.version));
    return context.json(presentCase(written.case), 200);
  });

  return app;
}

/** The tag of a page of cases: it says the same for as long as they have the same versions. */
function tagOfCases({ items, next = '' }: Page<Case>): string {
  let versions = next;
  for (const { id, version } of items) versions += `,${id}.${version}`;
  return `"${hash('sha1', versions)}"`;
}

function sortNotPossible(why: string): ApiProblem {
  return new ApiProblem('invalid-parameters', `Cases cannot be put in this order: ${why}.`, {
    errors: [{ in: 'query', name: 'sort', message: why }],
  });
}

function sourceIdAlone(): ApiProblem {
  return new ApiProblem(
    'invalid-parameters',
    'sourceId goes with one sourceSystem and with no other condition.',
    {
      errors: [{ in: 'query', name: 'sourceId', message: 'goes with one sourceSystem alone' }],
    },
  );
}
