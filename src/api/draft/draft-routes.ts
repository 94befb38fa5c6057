import { z } from '@hono/zod-openapi';
import { articleAddress } from '../../core/article/address.ts';
import type { ArticleRegistry } from '../../core/article/article-registry.ts';
import { draftFromCase, type CaseDraft } from '../../core/draft/draft-from-case.ts';
import { articleOf, draftLanguage, nearestOf } from '../../core/draft/nearest-articles.ts';
import type { Case } from '../../core/case/case.ts';
import type { SearchHit } from '../../core/search/search-results.ts';
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

const similarSchema = z.strictObject({
  key: z.string(),
  title: z.string(),
  address: z.string(),
  sharedWords: z.array(z.string()).describe('Words that both have, the most telling first.'),
  isFromCases: z
    .literal(true)
    .optional()
    .describe('It is near thanks to what customers said in cases that it answered.'),
});
type SimilarArticle = z.infer<typeof similarSchema>;

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
      .array(similarSchema)
      .describe(
        'Articles that come nearest, each once, in the language of the draft where they have it: what the case taught may belong in one of them. Of customer records only that of the own customer.',
      ),
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

/** Articles that are named, and texts that are looked at for them: an article may be found in several languages. */
const nearestLimit = 3;
const searchedLimit = 15;
const mostWords = 6;

/** `/cases/{number}/draft`. */
export function createDraftRoutes(
  { cases, drafts, policy, customers, now, writeDraft, lastDraftNumber }: CaseServices,
  articles: ArticleRegistry,
  articleSearch: ArticleSearch,
): ApiRoutes {
  const app = new ApiRoutes();

  /** The articles that what a draft says may belong in, and why. */
  const findNearest = async (
    { title, summary = '' }: CaseDraft,
    subject: Case,
  ): Promise<SimilarArticle[]> => {
    const { hits } = await articleSearch
      .search(`${title} ${summary}`, {
        limit: searchedLimit,
        loosen: true,
        hasFacets: false,
        language: draftLanguage,
      })
      .catch((error: unknown) => {
        // The draft is written all the same.
        if (error instanceof SearchUnavailableError) return { hits: [] };
        throw error;
      });
    const ownRecord = customers().find(({ id }) => id === subject.customer)?.record;
    return Promise.all(
      nearestOf(hits, { ownRecord, limit: nearestLimit }).map(async (hit) => ({
        ...(await inDraftLanguage(hit)),
        sharedWords: sharedWordsOf(hit),
        ...(hit.cases?.isDecisive === true && { isFromCases: true as const }),
      })),
    );
  };

  /** A hit as it is named: by its text in the language of drafts where there is one, else by the original. */
  const inDraftLanguage = async (
    hit: SearchHit,
  ): Promise<Pick<SimilarArticle, 'key' | 'title' | 'address'>> => {
    const { key, address, language } = hit;
    const shown = { key, title: hit.title.map((segment) => segment.text).join(''), address };
    if (language === draftLanguage) return shown;
    const article = await articles.get(articleOf(key), draftLanguage);
    if (!article || article.lang === language) return shown;
    return {
      key: article.key,
      title: article.title,
      address: articleAddress(article.id, article.isTranslation ? article.lang : undefined),
    };
  };

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
    return context.json(
      {
        id,
        file: `service-notes/${id.toLowerCase()}.mdx`,
        source,
        masked: known.masked.map((part) => ({ ...part })),
        likely: known.likely.map((part) => ({ ...part })),
        similar: await findNearest(known, subject),
      },
      201,
    );
  });
  return app;
}

/** Words of a hit's text, title and heading that the draft has, too, without those that only go on as one before: `disk`, `disks`. */
function sharedWordsOf({ words, title, section }: SearchHit): string[] {
  const marked = [...title, ...(section?.heading ?? [])].filter(({ isMarked }) => isMarked);
  return [...words, ...marked.map(({ text }) => text)]
    .reduce<string[]>(
      (kept, word) => (kept.some((before) => isForm(word, before)) ? kept : [...kept, word]),
      [],
    )
    .slice(0, mostWords);
}

function isForm(word: string, other: string): boolean {
  const [one, two] = [word.toLowerCase(), other.toLowerCase()];
  return one.startsWith(two) || two.startsWith(one);
}
