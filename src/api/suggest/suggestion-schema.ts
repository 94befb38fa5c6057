import { z } from '@hono/zod-openapi';
import { caseNumberSchema, parseCaseNumber } from '../../core/case/case-id.ts';
import { textSchema } from '../../core/case/case-text.ts';
import { languageSchema } from '../../core/article/language.ts';
import { adviceCodes } from '../../core/keywords/advise-on-problem.ts';
import type { Suggestions } from '../../core/suggest/suggestion.ts';
import { markedTextSchema, presentText } from '../search/search-schema.ts';

/** The number of a case, however it is capitalised. */
export const givenNumberSchema = z
  .string()
  .refine((text) => parseCaseNumber(text) !== undefined, 'give a case number such as SR-000123')
  .transform((text) => caseNumberSchema.parse(text.toUpperCase()))
  .openapi({ type: 'string', example: 'SR-000123' });

const limitSchema = z.coerce.number().int().min(1).max(10).default(5);
const common = {
  language: languageSchema.default('en').describe('Language that the reader reads first.'),
  limit: limitSchema.describe('Most articles, and most cases.'),
};

/** What suggestions are asked for by: a text that is being written, a case, or both. */
export const suggestionRequestSchema = z
  .strictObject({
    text: textSchema.optional().describe('The problem as far as it is written. Absent: what the case says.'),
    case: givenNumberSchema
      .optional()
      .describe('Case that it is of; what is linked or dismissed there is left out.'),
    product: z.string().min(1).max(100).optional().describe('Id of a product.'),
    component: z.string().min(1).max(100).optional().describe('Id of one of its components.'),
    productVersion: z.string().min(1).max(100).optional(),
    ...common,
  })
  .refine(({ text, case: number }) => text !== undefined || number !== undefined, {
    message: 'give a text or the number of a case',
    path: ['text'],
  })
  .openapi('SuggestionRequest');

export const suggestionQuerySchema = z.strictObject({
  case: givenNumberSchema.describe('Number of the case.'),
  ...common,
});

const reasonSchema = z.strictObject({
  code: z.enum(['words', 'customer-said', 'similar-case', 'product', 'dismissed-before']),
  text: z.string().describe('The same for people.'),
});
const reasonsSchema = z.array(reasonSchema).describe('Why it is suggested, what tells most first.');
const scoreSchema = z.number().describe('Compares what one answer has, and nothing else.');
const teamSchema = z.strictObject({
  team: z.string(),
  name: z.string(),
  products: z.array(z.string()),
  words: z.array(z.string()),
});

export const suggestionsSchema = z
  .strictObject({
    articles: z.array(
      z.strictObject({
        key: z.string(),
        title: z.string(),
        address: z.string().describe('Path of the page, with the fragment of the section that answers best.'),
        heading: z.string().describe('Heading of that section.'),
        passage: markedTextSchema,
        words: z.array(z.string()).describe('Words that made the match.'),
        reasons: reasonsSchema,
        score: scoreSchema,
      }),
    ),
    cases: z
      .array(
        z.strictObject({
          number: caseNumberSchema,
          title: z.string(),
          product: z.string().optional(),
          statement: z.string().describe('What was said in it that is most like the problem.'),
          words: z.array(z.string()).describe('Words that both have.'),
          resolution: z.string().optional().describe('What ended it.'),
          articles: z.array(z.string()).describe('Articles that answered it.'),
          reasons: reasonsSchema,
          score: scoreSchema,
        }),
      )
      .describe('Resolved cases that are like this.'),
    advice: z.array(
      z.strictObject({
        code: z.enum(adviceCodes),
        message: z.string(),
        hint: z.string(),
        words: z.array(z.string()),
        teams: z.array(teamSchema),
      }),
    ),
  })
  .openapi('Suggestions');

/** Suggestions as the API writes them. */
export function presentSuggestions({
  articles,
  cases,
  advice,
}: Suggestions): z.infer<typeof suggestionsSchema> {
  return {
    articles: articles.map((article) => ({
      ...article,
      passage: presentText(article.passage),
      words: [...article.words],
      reasons: [...article.reasons],
    })),
    cases: cases.map((each) => ({
      ...each,
      words: [...each.words],
      articles: [...each.articles],
      reasons: [...each.reasons],
    })),
    advice: advice.map((each) => ({
      ...each,
      words: [...each.words],
      teams: each.teams.map((team) => ({
        ...team,
        products: [...team.products],
        words: [...team.words],
      })),
    })),
  };
}
