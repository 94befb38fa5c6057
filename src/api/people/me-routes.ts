import { z } from '@hono/zod-openapi';
import { actorKinds } from '../../core/people/actor.ts';
import { rightNames, rightSchema } from '../../core/people/right.ts';
import { roleSchema } from '../../core/people/role.ts';
import { defineRoute } from '../access/define-route.ts';
import { cursorSchema, decodeCursor, limitSchema, pageLinks } from '../page-cursor.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';
import type { PeopleServices } from './people-services.ts';

const meSchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    login: z.string().optional().describe('Absent in local mode and where nobody has signed in.'),
    via: z.enum(actorKinds).describe('How you were recognised.'),
    roles: z.array(roleSchema),
    rights: z.array(rightSchema).describe('What you may do.'),
  })
  .openapi('Me');

const meRoute = defineRoute('anyone', {
  method: 'get',
  path: '/me',
  operationId: 'getMe',
  tags: ['People'],
  summary: 'Ask who you are here, and what you may do',
  responses: { 200: jsonResponse('Who asks.', meSchema), ...problemResponses() },
});

const personSchema = z.strictObject({ id: z.uuid(), name: z.string() }).openapi('Person');
const personListSchema = z.strictObject({ items: z.array(personSchema) }).openapi('PersonList');

const peopleRoute = defineRoute('case:read', {
  method: 'get',
  path: '/people',
  operationId: 'listPeople',
  tags: ['People'],
  summary: 'List those whom work can be given to',
  description: 'Names and ids of everyone whose account is in use, a page at a time.',
  request: {
    query: z.strictObject({
      q: z.string().max(100).optional().describe('Occurs in login, name or e-mail address.'),
      limit: limitSchema,
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: { ...jsonResponse('A page of people.', personListSchema), headers: linkHeader },
    ...problemResponses('invalid-parameters'),
  },
});

/** `/me` and `/people`. */
export function createMeRoutes({ users }: PeopleServices): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(meRoute, (context) => {
    const { id, name, via, rights } = context.get('actor');
    const user = context.get('account')?.user;
    context.header('Cache-Control', 'no-store');
    return context.json(
      {
        id,
        name,
        ...(user && { login: user.login }),
        via,
        roles: [...(user?.roles ?? [])],
        rights: rightNames.filter((right) => rights.has(right)),
      },
      200,
    );
  });

  app.openapi(peopleRoute, async (context) => {
    const { q, limit, cursor } = context.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await users.list({ isDisabled: false, text: q }, { limit, after });
    context.header('Link', pageLinks(context.req.url, page.next));
    return context.json({ items: page.items.map(({ id, name }) => ({ id, name })) }, 200);
  });

  return app;
}
