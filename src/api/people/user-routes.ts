import { z } from '@hono/zod-openapi';
import { asUserId } from '../../core/people/actor.ts';
import { roleSchema } from '../../core/people/role.ts';
import type { User } from '../../core/people/user.ts';
import type { UserRefusal } from '../../core/people/user-directory.ts';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import { cursorSchema, decodeCursor, limitSchema, pageLinks } from '../page-cursor.ts';
import { requireVersion, versionStale, versionTag } from '../precondition.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { etagHeader, ifMatchHeader, jsonBody, locationHeader, noQuery } from '../route-parts.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';
import { issueOneTimeLink } from './one-time-link.ts';
import type { PeopleServices, SignIn } from './people-services.ts';
import {
  invitedUserSchema,
  newUserSchema,
  oneTimeLinkSchema,
  presentUser,
  userChangeSchema,
  userListSchema,
  userSchema,
} from './user-schema.ts';

const idParameters = z.object({ id: z.uuid('give the id of a user').describe('Id of the user.') });

const listRoute = defineRoute('user:manage', {
  method: 'get',
  path: '/users',
  operationId: 'listUsers',
  tags: ['People'],
  summary: 'List users',
  description: 'Everyone who has an account, in the order of logins, a page at a time.',
  request: {
    query: z.strictObject({
      role: roleSchema.optional().describe('Who have this role.'),
      state: z.enum(['active', 'disabled']).optional().describe('Whether the account may be used.'),
      q: z.string().max(100).optional().describe('Occurs in login, name or e-mail address.'),
      limit: limitSchema,
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: { ...jsonResponse('A page of users.', userListSchema), headers: linkHeader },
    ...problemResponses('invalid-parameters'),
  },
});

const addRoute = defineRoute('user:manage', {
  method: 'post',
  path: '/users',
  operationId: 'addUser',
  tags: ['People'],
  summary: 'Invite somebody',
  description: 'Makes an account and a one-time link by which the person says how to sign in from then on.',
  request: { query: noQuery, body: jsonBody(newUserSchema) },
  responses: {
    201: {
      ...jsonResponse('The account is there.', invitedUserSchema),
      headers: locationHeader,
    },
    ...problemResponses(
      'invalid-parameters',
      'invalid-body',
      'login-taken',
      'media-type-not-supported',
      'body-too-large',
    ),
  },
});

const getRoute = defineRoute('user:manage', {
  method: 'get',
  path: '/users/{id}',
  operationId: 'getUser',
  tags: ['People'],
  summary: 'Read a user',
  request: { params: idParameters, query: noQuery },
  responses: {
    200: { ...jsonResponse('The user.', userSchema), headers: etagHeader },
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const changeRoute = defineRoute('user:manage', {
  method: 'patch',
  path: '/users/{id}',
  operationId: 'changeUser',
  tags: ['People'],
  summary: 'Change a user',
  description:
    'Name, e-mail address, roles, and whether the account may be used. Takes effect with the next request.',
  request: {
    params: idParameters,
    query: noQuery,
    headers: z.object(ifMatchHeader),
    body: jsonBody(userChangeSchema),
  },
  responses: {
    200: { ...jsonResponse('The user as it is now.', userSchema), headers: etagHeader },
    ...problemResponses(
      'invalid-parameters',
      'invalid-body',
      'not-found',
      'version-stale',
      'precondition-required',
      'last-administrator',
      'media-type-not-supported',
      'body-too-large',
    ),
  },
});

const issueLinkRoute = defineRoute('user:manage', {
  method: 'post',
  path: '/users/{id}/link',
  operationId: 'issueOneTimeLink',
  tags: ['People'],
  summary: 'Make a new one-time link',
  description: 'For somebody who has lost theirs or forgotten the password. Voids an earlier one.',
  request: { params: idParameters, query: noQuery },
  responses: {
    201: jsonResponse('The link, shown only now.', oneTimeLinkSchema),
    ...problemResponses('invalid-parameters', 'not-found', 'sign-in-off', 'account-disabled'),
  },
});

/** `/users` and what is below it. */
export function createUserRoutes(
  people: PeopleServices,
  signIn: SignIn | undefined,
  now: () => number,
): ApiRoutes {
  const app = new ApiRoutes();
  const { users } = people;

  app.openapi(listRoute, async (context) => {
    const { role, state, q, limit, cursor } = context.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const isDisabled = state === undefined ? undefined : state === 'disabled';
    const page = await users.list({ role, isDisabled, text: q }, { limit, after });
    context.header('Link', pageLinks(context.req.url, page.next));
    return context.json({ items: page.items.map(presentUser) }, 200);
  });

  app.openapi(addRoute, async (context) => {
    const act = actOf(context, now());
    const result = await users.add(context.req.valid('json'), act);
    if (!result.isDone) throw refused(result.refusal);
    const { user } = result;
    context.header('Location', `/api/users/${user.id}`);
    context.header('ETag', versionTag(user.version));
    const link = signIn && (await issueOneTimeLink(people, signIn, user.id, act));
    return context.json({ user: presentUser(user), ...(link && { link }) }, 201);
  });

  app.openapi(getRoute, async (context) => {
    const user = await requireUser(context.req.valid('param').id);
    context.header('ETag', versionTag(user.version));
    return context.json(presentUser(user), 200);
  });

  app.openapi(changeRoute, async (context) => {
    const { id } = context.req.valid('param');
    const version = requireVersion(context);
    const act = actOf(context, now());
    const result = await users.change(asUserId(id), context.req.valid('json'), act, version);
    if (!result.isDone) throw refused(result.refusal);
    context.header('ETag', versionTag(result.user.version));
    return context.json(presentUser(result.user), 200);
  });

  app.openapi(issueLinkRoute, async (context) => {
    if (!signIn) {
      throw new ApiProblem('sign-in-off', 'This Casebook serves without sign-in: a link would lead nowhere.');
    }
    const user = await requireUser(context.req.valid('param').id);
    if (user.disabledAt !== undefined)
      throw new ApiProblem('account-disabled', `The account ${user.login} is disabled. Enable it first.`);
    return context.json(await issueOneTimeLink(people, signIn, user.id, actOf(context, now())), 201);
  });

  async function requireUser(id: string): Promise<User> {
    const user = await users.get(asUserId(id));
    if (!user) throw refused('not-found');
    return user;
  }

  return app;
}

function refused(refusal: UserRefusal): ApiProblem {
  switch (refusal) {
    case 'not-found':
      return new ApiProblem('not-found', 'There is no such user.');
    case 'login-taken':
      return new ApiProblem('login-taken', 'Somebody else has this login. Take another one.');
    case 'last-administrator':
      return new ApiProblem(
        'last-administrator',
        'Nobody who can sign in would be an administrator any more. Make somebody else one first.',
      );
    case 'version-stale':
      return versionStale();
  }
}
