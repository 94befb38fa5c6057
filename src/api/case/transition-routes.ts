import { z } from '@hono/zod-openapi';
import { adjustCase } from '../../core/case/adjust.ts';
import {
  newEscalationSchema as givenEscalationSchema,
  escalationShape,
  missingFromPack,
  packItemSchema,
} from '../../core/case/escalation.ts';
import type { Case } from '../../core/case/case.ts';
import { transitionShapes } from '../../core/case/transition.ts';
import { planMove } from '../../core/case/work-on-case.ts';
import { knownSeverities } from '../../core/case/known-severities.ts';
import { named } from '../named-schema.ts';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import { instantSchema } from '../instant.ts';
import { versionTag } from '../precondition.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { etagHeader, ifMatchHeader, jsonBody, noQuery } from '../route-parts.ts';
import { jsonResponse, problemResponses } from '../route-responses.ts';
import {
  adjustmentBodySchema,
  caseChangeListSchema,
  caseSchema,
  numberParameter,
  presentCase,
} from './case-schema.ts';
import type { CaseServices } from './case-services.ts';
import { givenInstantSchema, present } from './instants.ts';
import { changeCase, requireCase } from './write-case.ts';

/** What an escalation may come of. */
const fromSearch = {
  search: z
    .uuid('give the id of a search')
    .optional()
    .describe(
      'Id of the search that did not help before it, as `POST /api/searches` gave it: the case is what the search led to, unless another one is already. One that is not kept any more changes nothing.',
    ),
};

const shapes = transitionShapes(givenInstantSchema);
const transitionBodySchema = z
  .discriminatedUnion('transition', [
    z.strictObject({ transition: z.literal('acknowledge'), ...shapes.acknowledge }),
    z.strictObject({ transition: z.literal('escalate'), ...shapes.escalate, ...fromSearch }),
    z.strictObject({ transition: z.literal('return'), ...shapes.return }),
    z.strictObject({ transition: z.literal('wait'), ...shapes.wait }),
    z.strictObject({ transition: z.literal('resume'), ...shapes.resume }),
    z.strictObject({ transition: z.literal('resolve'), ...shapes.resolve }),
    z.strictObject({ transition: z.literal('close'), ...shapes.close }),
    z.strictObject({ transition: z.literal('reopen'), ...shapes.reopen }),
  ])
  .openapi('Transition');

const escalationSchema = z.strictObject(escalationShape(instantSchema)).openapi('Escalation');
const escalationListSchema = z
  .strictObject({
    items: z.array(escalationSchema),
    missing: z.array(packItemSchema).describe('What the escalation pack lacks now; empty: it is complete.'),
  })
  .openapi('EscalationList');
const newEscalationSchema = named(givenEscalationSchema.extend(fromSearch), 'NewEscalation');

/** Problems of every change of a case. */
const changeProblems = [
  'invalid-parameters',
  'bad-request',
  'not-found',
  'version-stale',
  'precondition-required',
  'invalid-body',
  'media-type-not-supported',
  'body-too-large',
] as const;

const changedCase = { ...jsonResponse('The case as it is now.', caseSchema), headers: etagHeader };

const moveRoute = defineRoute('case:write', {
  method: 'post',
  path: '/cases/{number}/transitions',
  operationId: 'moveCase',
  tags: ['Cases'],
  summary: 'Acknowledge, escalate, resolve, close or reopen a case',
  description: 'Moves the case to another state. Its log and its changes say who did, when and why.',
  request: {
    params: numberParameter,
    headers: z.object(ifMatchHeader),
    body: jsonBody(transitionBodySchema),
  },
  responses: {
    200: changedCase,
    ...problemResponses(
      ...changeProblems,
      'transition-not-possible',
      'approval-missing',
      'outcome-incomplete',
      'times-out-of-order',
      'appointment-needs-manager',
    ),
  },
});

const listAdjustmentsRoute = defineRoute('case:read', {
  method: 'get',
  path: '/cases/{number}/severity',
  operationId: 'listAdjustments',
  tags: ['Cases'],
  summary: 'Read the adjustments of severity and impact',
  description: 'Every later adjustment: who, when, from, to and why. The first one first.',
  request: { params: numberParameter, query: noQuery },
  responses: {
    200: jsonResponse('The adjustments.', caseChangeListSchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const adjustRoute = defineRoute('case:write', {
  method: 'post',
  path: '/cases/{number}/severity',
  operationId: 'adjustCase',
  tags: ['Cases'],
  summary: 'Adjust severity or business impact',
  description:
    'A high impact on a low severity overrides the support standard and needs the right `severity:override`.',
  request: {
    params: numberParameter,
    headers: z.object(ifMatchHeader),
    body: jsonBody(adjustmentBodySchema),
  },
  responses: {
    200: changedCase,
    ...problemResponses(
      ...changeProblems,
      'impact-needs-manager',
      'adjustment-without-change',
      'severity-unknown',
    ),
  },
});

const listEscalationsRoute = defineRoute('case:read', {
  method: 'get',
  path: '/cases/{number}/escalations',
  operationId: 'listEscalations',
  tags: ['Cases'],
  summary: 'Read the escalations, and what the pack lacks',
  request: { params: numberParameter, query: noQuery },
  responses: {
    200: jsonResponse('The escalations, the first one first.', escalationListSchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const escalateRoute = defineRoute('case:write', {
  method: 'post',
  path: '/cases/{number}/escalations',
  operationId: 'escalateCase',
  tags: ['Cases'],
  summary: 'Escalate a case',
  description: 'As the transition `escalate`. What the pack lacks is recorded with it.',
  request: { params: numberParameter, headers: z.object(ifMatchHeader), body: jsonBody(newEscalationSchema) },
  responses: {
    201: { ...jsonResponse('The escalation.', escalationSchema), headers: etagHeader },
    ...problemResponses(
      ...changeProblems,
      'transition-not-possible',
      'approval-missing',
      'appointment-needs-manager',
    ),
  },
});

const listChangesRoute = defineRoute('case:read', {
  method: 'get',
  path: '/cases/{number}/changes',
  operationId: 'listChanges',
  tags: ['Cases'],
  summary: 'Read what was changed of a case',
  description: 'Every value that was replaced, with who, when and why. The first one first.',
  request: { params: numberParameter, query: noQuery },
  responses: {
    200: jsonResponse('The changes.', caseChangeListSchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

/** How a case goes on: transitions, severity, escalations and changes. */
export function createTransitionRoutes({ cases, searches, policy, now }: CaseServices): ApiRoutes {
  const app = new ApiRoutes();
  const severities = () => knownSeverities(policy());

  /** The case is written, whatever becomes of the search. */
  const noteSearch = async (search: string | undefined, { id }: Case): Promise<void> => {
    if (search !== undefined) await searches.recordCase(search, id);
  };

  app.openapi(moveRoute, async (context) => {
    const { number } = context.req.valid('param');
    const { search, transition } = readMove(context.req.valid('json'));
    const act = actOf(context, now());
    const written = await changeCase(context, cases, number, (subject) =>
      planMove(cases, subject, transition, act),
    );
    await noteSearch(search, written.case);
    context.header('ETag', versionTag(written.case.version));
    return context.json(presentCase(written.case), 200);
  });

  app.openapi(listAdjustmentsRoute, async (context) => {
    const subject = await requireCase(cases, context.req.valid('param').number);
    const changes = await cases.listChanges(subject.id, ['severity', 'businessImpact']);
    return context.json({ items: changes.map((change) => present(change)) }, 200);
  });

  app.openapi(adjustRoute, async (context) => {
    const { number } = context.req.valid('param');
    const adjustment = context.req.valid('json');
    const act = actOf(context, now());
    const written = await changeCase(context, cases, number, (subject) =>
      adjustCase(subject, adjustment, act, severities()),
    );
    context.header('ETag', versionTag(written.case.version));
    return context.json(presentCase(written.case), 200);
  });

  app.openapi(listEscalationsRoute, async (context) => {
    const subject = await requireCase(cases, context.req.valid('param').number);
    const items = (await cases.listEscalations(subject.id)).map((escalation) => present(escalation));
    return context.json({ items, missing: missingFromPack(subject, await cases.listFacts(subject.id)) }, 200);
  });

  app.openapi(escalateRoute, async (context) => {
    const { number } = context.req.valid('param');
    const { search, ...escalation } = context.req.valid('json');
    const act = actOf(context, now());
    const written = await changeCase(context, cases, number, (subject) =>
      planMove(cases, subject, { transition: 'escalate', ...escalation }, act),
    );
    await noteSearch(search, written.case);
    const [made] = written.escalations;
    if (!made) throw new Error('an escalation was written but not returned');
    context.header('ETag', versionTag(written.case.version));
    return context.json(present(made), 201);
  });

  app.openapi(listChangesRoute, async (context) => {
    const subject = await requireCase(cases, context.req.valid('param').number);
    const changes = await cases.listChanges(subject.id);
    return context.json({ items: changes.map((change) => present(change)) }, 200);
  });

  return app;
}

/** A transition, and the search that it comes of where it is an escalation. */
function readMove(given: z.output<typeof transitionBodySchema>) {
  if (given.transition !== 'escalate') return { transition: given, search: undefined };
  const { search, ...transition } = given;
  return { transition, search };
}
