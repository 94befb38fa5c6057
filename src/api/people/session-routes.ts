import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { asUserId, hasRight, type UserId } from '../../core/people/actor.ts';
import { sessionMethodSchema, type Session } from '../../core/people/session.ts';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import { notPermitted } from '../access/guard-routes.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { instantSchema, presentInstant } from '../instant.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { noQuery } from '../route-parts.ts';
import { jsonResponse, problemResponses } from '../route-responses.ts';
import type { PeopleServices } from './people-services.ts';

const sessionSchema = z
  .strictObject({
    id: z.uuid(),
    userId: z.uuid(),
    method: sessionMethodSchema.describe('How it began.'),
    userAgent: z.string().describe('As the browser names itself.'),
    address: z.string().describe('Address that it began from.'),
    isCurrent: z.boolean().describe('Whether this request belongs to it.'),
    createdAt: instantSchema,
    seenAt: instantSchema.describe('When it was last used, to the minute.'),
    expiresAt: instantSchema.describe('When it ends at the latest.'),
  })
  .openapi('Session');
const sessionListSchema = z.strictObject({ items: z.array(sessionSchema) }).openapi('SessionList');

const userQuery = z.strictObject({
  user: z
    .uuid('give the id of a user')
    .optional()
    .describe('Whose; absent: your own. Others’ need the right user:manage.'),
});

const listRoute = defineRoute('signed-in', {
  method: 'get',
  path: '/sessions',
  operationId: 'listSessions',
  tags: ['People'],
  summary: 'List sessions',
  description: 'Browsers in which somebody is signed in, the last used first.',
  request: { query: userQuery },
  responses: {
    200: jsonResponse('The sessions.', sessionListSchema),
    ...problemResponses('invalid-parameters'),
  },
});

const endAllRoute = defineRoute('signed-in', {
  method: 'delete',
  path: '/sessions',
  operationId: 'endSessions',
  tags: ['People'],
  summary: 'End all sessions',
  description: 'Of a user; of your own the one that this request belongs to goes on.',
  request: { query: userQuery },
  responses: {
    200: jsonResponse('They have ended.', z.strictObject({ ended: z.int() }).openapi('EndedSessions')),
    ...problemResponses('invalid-parameters'),
  },
});

const endRoute = defineRoute('signed-in', {
  method: 'delete',
  path: '/sessions/{id}',
  operationId: 'endSession',
  tags: ['People'],
  summary: 'End a session',
  description: 'One of your own, or anybody’s with the right user:manage.',
  request: {
    params: z.object({ id: z.uuid('give the id of a session').describe('Id of the session.') }),
    query: noQuery,
  },
  responses: {
    204: { description: 'It has ended.' },
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

/** `/sessions` and what is below it. */
export function createSessionRoutes(
  { sessions }: PeopleServices,
  idleMilliseconds: number,
  now: () => number,
): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(listRoute, async (context) => {
    const owner = ownerOf(context, context.req.valid('query').user);
    const current = context.get('account')?.session?.id;
    const list = await sessions.list(owner, now(), idleMilliseconds);
    return context.json({ items: list.map((session) => presentSession(session, current)) }, 200);
  });

  app.openapi(endAllRoute, async (context) => {
    const owner = ownerOf(context, context.req.valid('query').user);
    const current = context.get('account')?.session?.id;
    return context.json({ ended: await sessions.endAll(owner, actOf(context, now()), current) }, 200);
  });

  app.openapi(endRoute, async (context) => {
    const session = await sessions.get(context.req.valid('param').id);
    if (
      session &&
      isAllowed(context, session.userId) &&
      (await sessions.end(session.id, actOf(context, now())))
    )
      return context.body(null, 204);
    throw new ApiProblem('not-found', 'There is no such session.');
  });

  return app;
}

function isAllowed(context: Context<ApplicationEnvironment>, owner: UserId): boolean {
  const actor = context.get('actor');
  return owner === actor.id || hasRight(actor, 'user:manage');
}

function ownerOf(context: Context<ApplicationEnvironment>, named: string | undefined): UserId {
  const owner = asUserId(named ?? context.get('actor').id);
  if (!isAllowed(context, owner)) throw notPermitted('user:manage');
  return owner;
}

function presentSession(session: Session, current: string | undefined): z.infer<typeof sessionSchema> {
  const { createdAt, seenAt, expiresAt, ...rest } = session;
  return {
    ...rest,
    isCurrent: session.id === current,
    createdAt: presentInstant(createdAt),
    seenAt: presentInstant(seenAt),
    expiresAt: presentInstant(expiresAt),
  };
}
