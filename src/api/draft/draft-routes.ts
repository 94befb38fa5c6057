import { z } from '@hono/zod-openapi';
import { draftFromCase } from '../../core/draft/draft-from-case.ts';
import { SearchUnavailableError, type ArticleSearch } from '../../core/search/article-search.ts';
import { hasRight } from '../../core/people/actor.ts';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import { notPermitted } from '../access/guard-routes.ts';
import { numberParameter } from '../case/case-schema.ts';
import type { CaseServices } from '../case/case-services.ts';
import { requireCase } from '../case/write-case.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { noQuery } from '../route-parts.ts';
import { jsonResponse, problemResponses } from '../route-responses.ts';
import type { DraftWriter } from './write-draft.ts';

const draftSchema = z
  .strictObject({
    id: z.string().describe('Id of the note, the next one that is free here.'),
    file: z
      .string()
      .describe('Where it belongs, in the content folder. Never write over a file that is there.'),
    source: z.string().describe('The draft, as an .mdx file.'),
    masked: z
      .array(z.strictObject({ mask: z.string(), text: z.string() }))
      .describe('What was masked, to be reviewed.'),
    likely: z
      .array(
        z.strictObject({
          mask: z.string(),
          text: z.string(),
          place: z.string().describe('Part of the case that says it: `cause`.'),
          around: z.string().describe('The words that it stands between.'),
        }),
      )
      .describe('What is likely a name, an address or an account and was left, to be reviewed.'),
    similar: z
      .array(z.strictObject({ key: z.string(), title: z.string(), address: z.string() }))
      .describe('Articles that come nearest: what the case taught may belong in one of them.'),
  })
  .openapi('ArticleDraft');

const draftRoute = defineRoute('article:draft', {
  method: 'post',
  path: '/cases/{number}/draft',
  operationId: 'draftArticle',
  tags: ['Suggestions'],
  summary: 'Draft a service note from a case',
  description:
    'What the customer said, what was verified, cause, resolution and prevention, by the template of a service note. Names, addresses, serial and contract numbers are masked and listed; what is only likely one of these is left and listed, too. The case is linked as the creator of the note by the first build that has it. Needs `case:read`, too.',
  request: { params: numberParameter, query: noQuery },
  responses: {
    201: jsonResponse('The draft.', draftSchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const nearestLimit = 3;

/** `/cases/{number}/draft`. */
export function createDraftRoutes(
  { cases, drafts, policy, now }: Pick<CaseServices, 'cases' | 'drafts' | 'policy' | 'now'>,
  articleSearch: ArticleSearch,
  { writeDraft, lastDraftNumber }: DraftWriter,
): ApiRoutes {
  const app = new ApiRoutes();
  app.openapi(draftRoute, async (context) => {
    const actor = context.get('actor');
    if (!hasRight(actor, 'case:read')) throw notPermitted('case:read');
    const subject = await requireCase(cases, context.req.valid('param').number);
    const [statements, names] = await Promise.all([
      cases.listStatements(subject.id),
      drafts.namesOf(subject.id),
    ]);
    const { products = [], teams = [] } = policy() ?? {};
    const known = draftFromCase({ subject, statements, names }, { products, teams });
    const id = await drafts.reserve('SN', await lastDraftNumber(), subject.id, actOf(context, now()));
    const owner = products.find((product) => product.id === subject.product)?.team ?? teams[0]?.id ?? 'team';
    const source = writeDraft({ id, title: known.title, owner, author: actor.name, at: now(), known });
    const { hits } = await articleSearch
      .search(`${known.title} ${known.summary ?? ''}`, {
        limit: nearestLimit,
        loosen: true,
        hasFacets: false,
      })
      .catch((error: unknown) => {
        // The draft is written all the same.
        if (error instanceof SearchUnavailableError) return { hits: [] };
        throw error;
      });
    return context.json(
      {
        id,
        file: `service-notes/${id.toLowerCase()}.mdx`,
        source,
        masked: known.masked.map((part) => ({ ...part })),
        likely: known.likely.map((part) => ({ ...part })),
        similar: hits.map(({ key, title, address }) => ({
          key,
          title: title.map((segment) => segment.text).join(''),
          address,
        })),
      },
      201,
    );
  });
  return app;
}
