import { z } from '@hono/zod-openapi';
import { addFact, addStatement, changeStanding } from '../../core/case/record.ts';
import type { CaseId } from '../../core/case/case-id.ts';
import type { Statement } from '../../core/case/statement.ts';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import { requireVersion, versionStale, versionTag } from '../precondition.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { etagHeader, ifMatchHeader, jsonBody } from '../route-parts.ts';
import { jsonResponse, problemResponses } from '../route-responses.ts';
import { requireWritten } from '../write/receipt.ts';
import { requireAllowed } from '../write/refusals.ts';
import type { CaseServices } from './case-services.ts';
import { present } from './instants.ts';
import { requireOne } from './log-routes.ts';
import { addRecord, listRecords } from './record-route.ts';
import {
  factListSchema,
  factSchema,
  newFactSchema,
  newStatementSchema,
  recordParameters,
  standingChangeSchema,
  statementListSchema,
  statementSchema,
} from './record-schema.ts';
import { addToCase, requireCase } from './write-case.ts';

const listRoute = listRecords('case:read', 'statements', statementListSchema, {
  operationId: 'listStatements',
  summary: 'Read the statements about the trouble',
  description:
    'Each with its standing (reported, verified, false lead), its evidence, and what it was before.',
  answer: 'The statements, the first one first.',
});

const addRoute = addRecord(
  'case:write',
  'statements',
  { body: newStatementSchema, answer: statementSchema },
  {
    operationId: 'addStatement',
    summary: 'Record a statement',
    description: 'In the words of whoever made it. A verified one names the log or recording that shows it.',
    answer: 'The statement.',
  },
  ['evidence-missing'],
);

const judgeRoute = defineRoute('case:write', {
  method: 'patch',
  path: '/cases/{number}/statements/{id}',
  operationId: 'judgeStatement',
  tags: ['Cases'],
  summary: 'Change the standing of a statement',
  description: 'The text stays. What it was worth before is kept in its history.',
  request: {
    params: recordParameters,
    headers: z.object(ifMatchHeader),
    body: jsonBody(standingChangeSchema),
  },
  responses: {
    200: { ...jsonResponse('The statement as it is now.', statementSchema), headers: etagHeader },
    ...problemResponses(
      'invalid-parameters',
      'bad-request',
      'not-found',
      'version-stale',
      'precondition-required',
      'invalid-body',
      'evidence-missing',
      'media-type-not-supported',
      'body-too-large',
    ),
  },
});

const listFactsRoute = listRecords('case:read', 'facts', factListSchema, {
  operationId: 'listFacts',
  summary: 'Read the facts that were gathered',
  answer: 'The facts, the first one first.',
});

const addFactRoute = addRecord(
  'case:write',
  'facts',
  { body: newFactSchema, answer: factSchema },
  {
    operationId: 'addFact',
    summary: 'Record a fact',
    description:
      'Logs, histories, recent changes, the bundle of the vendor, what was tried: what an escalation needs.',
    answer: 'The fact.',
  },
);

/** `/cases/{number}/statements` and `/cases/{number}/facts`. */
export function createStatementRoutes({ cases, now }: CaseServices): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(listRoute, async (context) => {
    const subject = await requireCase(cases, context.req.valid('param').number);
    const statements = await cases.listStatements(subject.id);
    return context.json({ items: statements.map((statement) => present(statement)) }, 200);
  });

  app.openapi(addRoute, async (context) => {
    const { number } = context.req.valid('param');
    const statement = context.req.valid('json');
    const act = actOf(context, now());
    const written = await addToCase(context, cases, number, act, () => addStatement(statement, act));
    return context.json(present(requireOne(written.statements)), 201);
  });

  app.openapi(judgeRoute, async (context) => {
    const { number, id } = context.req.valid('param');
    const version = requireVersion(context);
    const subject = await requireCase(cases, number);
    const statement = await requireStatement(subject.id, id);
    if (version !== undefined && version !== statement.version) throw versionStale();
    const write = requireAllowed(changeStanding(statement, context.req.valid('json'), actOf(context, now())));
    requireWritten(context, await cases.write(subject.id, subject.version, write), noStatement(id));
    const judged = await requireStatement(subject.id, id);
    context.header('ETag', versionTag(judged.version));
    return context.json(present(judged), 200);
  });

  app.openapi(listFactsRoute, async (context) => {
    const subject = await requireCase(cases, context.req.valid('param').number);
    const facts = await cases.listFacts(subject.id);
    return context.json({ items: facts.map((fact) => present(fact)) }, 200);
  });

  app.openapi(addFactRoute, async (context) => {
    const { number } = context.req.valid('param');
    const fact = context.req.valid('json');
    const act = actOf(context, now());
    const written = await addToCase(context, cases, number, act, () => addFact(fact, act));
    return context.json(present(requireOne(written.facts)), 201);
  });

  async function requireStatement(caseId: CaseId, id: string): Promise<Statement> {
    const statement = (await cases.listStatements(caseId)).find((each) => each.id === id);
    if (!statement) throw new ApiProblem('not-found', noStatement(id));
    return statement;
  }

  return app;
}

const noStatement = (id: string): string => `The case has no statement ${id}.`;
