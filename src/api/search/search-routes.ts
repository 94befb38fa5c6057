import { z } from '@hono/zod-openapi';
import { articleTypeNameSchema } from '../../core/article/article-manifest.ts';
import { languageSchema } from '../../core/article/language.ts';
import { SearchUnavailableError, type ArticleSearch } from '../../core/search/article-search.ts';
import type { SearchFilters } from '../../core/search/facets.ts';
import { sortOrders, type SearchResults } from '../../core/search/search-results.ts';
import { defineRoute } from '../access/define-route.ts';
import type { BuildState } from '../health/build-state.ts';
import { decodeCursor, pageLinks } from '../page-cursor.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';
import { presentResults, searchResultsSchema } from './search-schema.ts';

/** Results that can be paged through; whoever needs more has to ask more narrowly. */
const deepest = 500;

const offsetSchema = z
  .string()
  .transform((cursor) => Number(decodeCursor(cursor) ?? Number.NaN))
  .refine((offset) => Number.isSafeInteger(offset) && offset > 0 && offset < deepest, {
    message: 'take it from the Link header of the page before',
  })
  .optional()
  .describe('From the Link header of the page before. Absent: the first page.')
  .openapi({ type: 'string' });

const searchQuery = z.strictObject({
  q: z
    .string()
    .max(4000)
    .describe(
      'What one would type into the search field, with its operators. Of a longer paste what tells most is searched.',
    ),
  type: articleTypeNameSchema.optional().describe('Kind of article.'),
  product: z.string().min(1).max(100).optional().describe('Id of a product that it applies to.'),
  lang: languageSchema.optional().describe('Language of the text, the only one.'),
  prefer: languageSchema
    .default('en')
    .describe('Language that the reader reads first; articles in others come a little later.'),
  sort: z
    .enum(sortOrders)
    .default('relevance')
    .describe('Best first, last verified first, or those first that resolved most cases.'),
  limit: z.coerce.number().int().min(1).max(100).default(10).describe('Most results that a page may have.'),
  cursor: offsetSchema,
});

const searchRoute = defineRoute('article:read', {
  method: 'get',
  path: '/search',
  operationId: 'searchArticles',
  tags: ['Articles'],
  summary: 'Search the articles',
  description:
    'Answers as the search field of the site does: the same engine reads the same index. Results can be paged through up to the five-hundredth.',
  request: { query: searchQuery },
  responses: {
    200: {
      ...jsonResponse('A page of results, with counts of what they can be narrowed by.', searchResultsSchema),
      headers: linkHeader,
    },
    ...problemResponses('invalid-parameters', 'unavailable'),
  },
});

/** `/search`. */
export function createArticleSearchRoutes(
  articleSearch: ArticleSearch,
  buildState: () => BuildState,
): ApiRoutes {
  const app = new ApiRoutes();
  app.openapi(searchRoute, async (context) => {
    if (buildState().newerBuild?.kind === 'other-audience') throw unavailable();
    const { q, type, product, lang, prefer, sort, limit, cursor: offset = 0 } = context.req.valid('query');
    const filters: SearchFilters = {
      ...(type && { type: [type] }),
      ...(product !== undefined && { product: [product] }),
      ...(lang && { language: [lang] }),
    };
    const asked = Math.min(deepest, offset + limit);
    const results = await articleSearch
      .search(q, { filters, limit: asked, sort, language: prefer, loosen: true })
      .catch((error: unknown): SearchResults => {
        throw error instanceof SearchUnavailableError ? unavailable(error) : error;
      });
    const hasMore = results.hits.length === asked && results.total > asked && asked < deepest;
    context.header('Link', pageLinks(context.req.url, hasMore ? String(asked) : undefined));
    return context.json(presentResults(results, offset), 200);
  });
  return app;
}

function unavailable(cause?: unknown): ApiProblem {
  return new ApiProblem(
    'unavailable',
    'The search index of this build cannot be read now. Try again in a moment.',
    {
      headers: { 'Retry-After': '2' },
      cause,
    },
  );
}
