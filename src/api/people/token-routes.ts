import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { asUserId, hasRight, type UserId } from '../../core/people/actor.ts';
import { maximumTokenDays, type ApiToken } from '../../core/people/api-token.ts';
import { lineSchema } from '../../core/people/person-name.ts';
import { rightSchema } from '../../core/people/right.ts';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import { notPermitted } from '../access/guard-routes.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { instantSchema, presentInstant } from '../instant.ts';
import { cursorSchema, decodeCursor, limitSchema, pageLinks } from '../page-cursor.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonBody, noQuery } from '../route-parts.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';
import type { PeopleServices } from './people-services.ts';

const dayMilliseconds = 86_400_000;

const tokenFields = {
  id: z.uuid(),
  userId: z.uuid().describe('In whose name it acts.'),
  login: z.string(),
  name: z.string().describe('What it is for.'),
  hint: z.string().describe('How it begins.'),
  rights: z.array(rightSchema).describe('What it is good for, as far as its user may do it.'),
  createdAt: instantSchema,
  createdBy: z.uuid(),
  expiresAt: instantSchema,
  usedAt: instantSchema.optional().describe('When it was last used, to the minute.'),
  revokedAt: instantSchema.optional(),
};
const tokenSchema = z.strictObject(tokenFields).openapi('Token');
const tokenListSchema = z.strictObject({ items: z.array(tokenSchema) }).openapi('TokenList');
const createdTokenSchema = z
  .strictObject({ ...tokenFields, secret: z.string().describe('The token itself, shown only now.') })
  .openapi('CreatedToken');

export const newTokenSchema = z
  .strictObject({
    name: lineSchema(100).describe('What it is for.'),
    rights: z.array(rightSchema).min(1, 'give at least one right').describe('What it is good for.'),
    expiresInDays: z.int().min(1).max(maximumTokenDays).default(90),
    userId: z
      .uuid()
      .optional()
      .describe('In whose name it acts; absent: your own. Others’ need the right token:manage.'),
  })
  .openapi('NewToken');

const idParameters = z.object({ id: z.uuid('give the id of a token').describe('Id of the token.') });

const listRoute = defineRoute('signed-in', {
  method: 'get',
  path: '/tokens',
  operationId: 'listTokens',
  tags: ['People'],
  summary: 'List API tokens',
  description: 'Your own, or those of others with the right token:manage; the newest first.',
  request: {
    query: z.strictObject({
      user: z
        .union([z.uuid(), z.literal('all')], 'give the id of a user, or all')
        .optional()
        .describe('Whose; absent: your own.'),
      limit: limitSchema,
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: { ...jsonResponse('A page of tokens, without the secrets.', tokenListSchema), headers: linkHeader },
    ...problemResponses('invalid-parameters'),
  },
});

const createTokenRoute = defineRoute('signed-in', {
  method: 'post',
  path: '/tokens',
  operationId: 'createToken',
  tags: ['People'],
  summary: 'Make an API token',
  description:
    'Good for the rights that are named, as far as its user has them, until it expires. No token can make another.',
  request: { query: noQuery, body: jsonBody(newTokenSchema) },
  responses: {
    201: {
      ...jsonResponse('The token with its secret.', createdTokenSchema),
      headers: z.object({ Location: z.string().describe('Address of the token.') }),
    },
    ...problemResponses(
      'invalid-parameters',
      'invalid-body',
      'not-found',
      'media-type-not-supported',
      'body-too-large',
    ),
  },
});

const revokeRoute = defineRoute('signed-in', {
  method: 'delete',
  path: '/tokens/{id}',
  operationId: 'revokeToken',
  tags: ['People'],
  summary: 'Revoke an API token',
  description: 'Your own, or one of others with the right token:manage. It is no longer good from now on.',
  request: { params: idParameters, query: noQuery },
  responses: {
    204: { description: 'It is revoked.' },
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

/** `/tokens` and what is below it. */
export function createTokenRoutes({ tokens, users }: PeopleServices, now: () => number): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(listRoute, async (context) => {
    const { user, limit, cursor } = context.req.valid('query');
    const owner = user === 'all' ? undefined : asUserId(user ?? context.get('actor').id);
    requireOwn(context, owner);
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await tokens.list(owner, { limit, after });
    context.header('Link', pageLinks(context.req.url, page.next));
    return context.json({ items: page.items.map(presentToken) }, 200);
  });

  app.openapi(createTokenRoute, async (context) => {
    const actor = context.get('actor');
    if (actor.via === 'token')
      throw new ApiProblem('not-permitted', 'A token cannot make another one. Sign in for that.');
    const { name, rights, expiresInDays, userId } = context.req.valid('json');
    const owner = asUserId(userId ?? actor.id);
    requireOwn(context, owner);
    if (!(await users.get(owner))) {
      throw userId === undefined
        ? new ApiProblem('not-found', 'You have no account here. Name the user whose token it is: userId.')
        : new ApiProblem('not-found', 'There is no such user.');
    }
    const at = now();
    const expiresAt = at + expiresInDays * dayMilliseconds;
    const { token, secret } = await tokens.create(
      { userId: owner, name, rights: [...new Set(rights)], expiresAt },
      actOf(context, at),
    );
    context.header('Location', `/api/tokens/${token.id}`);
    context.header('Cache-Control', 'no-store');
    return context.json({ ...presentToken(token), secret }, 201);
  });

  app.openapi(revokeRoute, async (context) => {
    const token = await tokens.get(context.req.valid('param').id);
    // Whether others have such a token is nobody else's business.
    if (token && isOwn(context, token.userId) && (await tokens.revoke(token.id, actOf(context, now()))))
      return context.body(null, 204);
    throw new ApiProblem('not-found', 'There is no such token that is still good.');
  });

  return app;
}

function isOwn(context: Context<ApplicationEnvironment>, owner: UserId | undefined): boolean {
  const actor = context.get('actor');
  return owner === actor.id || hasRight(actor, 'token:manage');
}

function requireOwn(context: Context<ApplicationEnvironment>, owner: UserId | undefined): void {
  if (!isOwn(context, owner)) throw notPermitted('token:manage');
}

function presentToken(token: ApiToken): z.infer<typeof tokenSchema> {
  return {
    id: token.id,
    userId: token.userId,
    login: token.login,
    name: token.name,
    hint: token.hint,
    rights: [...token.rights],
    createdAt: presentInstant(token.createdAt),
    createdBy: token.createdBy,
    expiresAt: presentInstant(token.expiresAt),
    ...(token.usedAt !== undefined && { usedAt: presentInstant(token.usedAt) }),
    ...(token.revokedAt !== undefined && { revokedAt: presentInstant(token.revokedAt) }),
  };
}
