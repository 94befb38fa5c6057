import { z } from '@hono/zod-openapi';
import { facetNames } from '../../core/search/facets.ts';
import type { Segment } from '../../core/search/passage/excerpt.ts';
import type { HitSection, SearchHit, SearchResults } from '../../core/search/search-results.ts';

/** A text with what answers a query in it. */
export const markedTextSchema = z
  .strictObject({
    text: z.string().describe('Plain text.'),
    marks: z
      .array(z.tuple([z.int().min(0), z.int().min(0)]))
      .describe('What answers the query: from and to before which, in UTF-16 units, in order.'),
  })
  .openapi('MarkedText');

const sectionSchema = z
  .strictObject({
    id: z.string().describe('Fragment; empty before the first heading.'),
    heading: markedTextSchema,
    address: z.string(),
  })
  .openapi('SearchSection');

const hitSchema = z
  .strictObject({
    key: z.string().describe('Id with the language of a translation: SN-0012, SN-0012.it.'),
    address: z.string().describe('Path of the page, with the fragment of the best section.'),
    lang: z.string(),
    type: z.string(),
    confidence: z.string(),
    audience: z.string(),
    products: z.array(z.string()),
    verified: z.iso.date().optional().describe('Day on which it was last verified or written.'),
    title: markedTextSchema,
    score: z.number().describe('Compares the results of one query, and nothing else.'),
    section: sectionSchema.optional(),
    passage: markedTextSchema,
    otherSections: z.array(sectionSchema),
    words: z.array(z.string()).describe('Words of the section that answer, as they stand there.'),
    cases: z
      .strictObject({
        reuse: z.int().describe('How many resolved cases the article answered.'),
        statement: markedTextSchema, // what a customer said that is most like the query; masked
        isDecisive: z
          .boolean()
          .describe('Found thanks to linked cases: without them it would stand lower, or not be here.'),
      })
      .optional()
      .describe(
        'What cases that the article answered add, with what a customer said that is most like the query, masked; in builds for colleagues with a case snapshot.',
      ),
  })
  .openapi('SearchHit');

export const searchResultsSchema = z
  .strictObject({
    query: z.string(),
    total: z.int().describe('Articles that answer.'),
    isTotalExact: z
      .boolean()
      .describe('False where words in quotes are in more articles than were read: there may be more.'),
    isLoosened: z.boolean().describe('Nothing answered exactly; these come nearest.'),
    suggestion: markedTextSchema.optional(),
    isComplete: z.boolean().describe('Every file of the index could be read.'),
    items: z.array(hitSchema),
    facets: z.array(
      z.strictObject({
        name: z.enum(facetNames),
        values: z.array(z.strictObject({ value: z.string(), count: z.int(), isChosen: z.boolean() })),
      }),
    ),
  })
  .openapi('SearchResults');

/** Results as the API writes them, without those of earlier pages. */
export function presentResults(results: SearchResults, offset: number): z.infer<typeof searchResultsSchema> {
  const { query, total, isTotalExact, isLoosened, suggestion, missing, hits, facets } = results;
  return {
    query,
    total,
    isTotalExact,
    isLoosened,
    ...(suggestion && { suggestion: presentText(suggestion.segments) }),
    isComplete: missing.length === 0,
    items: hits.slice(offset).map(presentHit),
    facets: facets.map(({ name, values }) => ({ name, values: [...values] })),
  };
}

const dayLength = 24 * 60 * 60 * 1000;

function presentHit(hit: SearchHit): z.infer<typeof hitSchema> {
  return {
    key: hit.key,
    address: hit.address,
    lang: hit.language,
    type: hit.type,
    confidence: hit.confidence,
    audience: hit.audience,
    products: [...hit.products],
    ...(hit.day > 0 && { verified: new Date(hit.day * dayLength).toISOString().slice(0, 10) }),
    title: presentText(hit.title),
    score: hit.score,
    ...(hit.section && { section: presentSection(hit.section) }),
    passage: presentText(hit.passage),
    otherSections: hit.otherSections.map(presentSection),
    words: [...hit.words],
    ...(hit.cases && { cases: { ...hit.cases, statement: presentText(hit.cases.statement) } }),
  };
}

function presentSection({ id, heading, address }: HitSection): z.infer<typeof sectionSchema> {
  return { id, heading: presentText(heading), address };
}

/** Segments as the API writes them. */
export function presentText(segments: readonly Segment[]): z.infer<typeof markedTextSchema> {
  let text = '';
  const marks: [number, number][] = [];
  for (const segment of segments) {
    if (segment.isMarked) marks.push([text.length, text.length + segment.text.length]);
    text += segment.text;
  }
  return { text, marks };
}
