import { articleIdSchema } from '../../core/article/article-id.ts';
import { SearchUnavailableError, type ArticleSearch } from '../../core/search/article-search.ts';
import { problemOfCase } from '../../core/suggest/problem-of-case.ts';
import { suggest, type SuggestionRequest } from '../../core/suggest/suggest.ts';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import { numberParameter } from '../case/case-schema.ts';
import type { CaseServices } from '../case/case-services.ts';
import { requireCase } from '../case/write-case.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonBody, noQuery } from '../route-parts.ts';
import { jsonResponse, problemResponses } from '../route-responses.ts';
import {
  presentSuggestions,
  suggestionQuerySchema,
  suggestionRequestSchema,
  suggestionsSchema,
} from './suggestion-schema.ts';

const bodyProblems = ['invalid-body', 'bad-request', 'media-type-not-supported', 'body-too-large'] as const;
const description =
  'Articles by the search of the site, and resolved cases that are like the problem. Articles that answered such cases come earlier, and those that were dismissed there later. Advice on words tells what would keep a case from reaching one team. No service outside is asked.';
const answered = jsonResponse('What may help, best first.', suggestionsSchema);

const askRoute = defineRoute('case:read', {
  method: 'post',
  path: '/suggestions',
  operationId: 'suggest',
  tags: ['Suggestions'],
  summary: 'Ask what may help with a problem',
  description: `For a problem while it is written. ${description} Nothing is recorded.`,
  request: { body: jsonBody(suggestionRequestSchema) },
  responses: {
    200: answered,
    ...problemResponses('invalid-parameters', 'not-found', 'unavailable', ...bodyProblems),
  },
});

const readRoute = defineRoute('case:read', {
  method: 'get',
  path: '/suggestions',
  operationId: 'suggestForCase',
  tags: ['Suggestions'],
  summary: 'Read what may help with a case',
  description: `For what a case says. ${description}`,
  request: { query: suggestionQuerySchema },
  responses: { 200: answered, ...problemResponses('invalid-parameters', 'not-found', 'unavailable') },
});

const dismissedParameters = numberParameter.extend({
  article: articleIdSchema.describe('Id of the article.'),
});

const dismissRoute = defineRoute('case:write', {
  method: 'put',
  path: '/cases/{number}/dismissed-suggestions/{article}',
  operationId: 'dismissSuggestion',
  tags: ['Suggestions'],
  summary: 'Say that an article does not fit a case',
  description: 'It is not suggested there again, and comes later on similar cases. Again changes nothing.',
  request: { params: dismissedParameters, query: noQuery },
  responses: { 204: { description: 'Recorded.' }, ...problemResponses('invalid-parameters', 'not-found') },
});

const recallRoute = defineRoute('case:write', {
  method: 'delete',
  path: '/cases/{number}/dismissed-suggestions/{article}',
  operationId: 'recallSuggestion',
  tags: ['Suggestions'],
  summary: 'Take back that an article does not fit a case',
  request: { params: dismissedParameters, query: noQuery },
  responses: { 204: { description: 'Taken back.' }, ...problemResponses('invalid-parameters', 'not-found') },
});

/** `/suggestions`, and what is dismissed of them on a case. */
export function createSuggestionRoutes(
  services: Pick<CaseServices, 'cases' | 'caseSearch' | 'links' | 'suggestions' | 'policy' | 'now'>,
  articleSearch: ArticleSearch,
): ApiRoutes {
  const app = new ApiRoutes();
  const { cases, suggestions, policy, now } = services;
  const answer = async (request: SuggestionRequest) =>
    presentSuggestions(
      await suggest(request, { ...services, articleSearch, policy: policy() }).catch((error: unknown) => {
        throw error instanceof SearchUnavailableError ? unavailable(error) : error;
      }),
    );

  app.openapi(askRoute, async (context) => {
    const { text, case: number, language, limit, ...known } = context.req.valid('json');
    const subject = number && (await requireCase(cases, number));
    const ofCase = subject && (await problemOfCase(subject, services));
    return context.json(
      await answer({
        text: '',
        ...ofCase,
        ...known,
        ...(text !== undefined && { text }),
        subject,
        language,
        limit,
      }),
      200,
    );
  });

  app.openapi(readRoute, async (context) => {
    const { case: number, language, limit } = context.req.valid('query');
    const subject = await requireCase(cases, number);
    return context.json(
      await answer({ ...(await problemOfCase(subject, services)), subject, language, limit }),
      200,
    );
  });

  app.openapi(dismissRoute, async (context) => {
    const { number, article } = context.req.valid('param');
    const subject = await requireCase(cases, number);
    await suggestions.dismiss(subject.id, article, actOf(context, now()));
    return context.body(null, 204);
  });

  app.openapi(recallRoute, async (context) => {
    const { number, article } = context.req.valid('param');
    const subject = await requireCase(cases, number);
    await suggestions.recall(subject.id, article, actOf(context, now()));
    return context.body(null, 204);
  });

  return app;
}

function unavailable(cause: unknown): ApiProblem {
  return new ApiProblem(
    'unavailable',
    'The search index of this build cannot be read now. Try again in a moment.',
    { headers: { 'Retry-After': '2' }, cause },
  );
}
