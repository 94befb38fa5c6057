import { z } from 'zod';
import { languageSchema } from '../article/language.ts';
import { articleKeySchema } from '../link/link.ts';
import { maskWords } from '../masking/mask-words.ts';

/** Where people search. */
export const searchPlaces = ['site', 'case', 'command-line', 'api'] as const;

/** A result that was opened. */
export const searchClickSchema = z.strictObject({
  article: articleKeySchema,
  position: z.int().min(1).max(1000).describe('Its place in the results, 1 the first.'),
  isFromCases: z
    .boolean()
    .optional()
    .describe('Whether it was found, or stood where it did, thanks to linked cases, as results say.'),
});
export type SearchClick = z.infer<typeof searchClickSchema>;

export const newSearchSchema = z.strictObject({
  words: z
    .string()
    .min(1)
    .max(300)
    .regex(/\S/, 'must not be empty')
    .refine((text) => text.isWellFormed(), 'has half of a surrogate pair; send well-formed Unicode')
    .describe('What was searched for. Addresses and long numbers are masked before anything is kept.'),
  results: z.int().min(0).max(1_000_000).describe('How many articles were found.'),
  lang: languageSchema.optional().describe('Language of the pages that were searched.'),
  place: z.enum(searchPlaces).default('site').describe('Where it was searched.'),
  isFromCases: z
    .boolean()
    .optional()
    .describe('Whether the first result was found thanks to linked cases, as results say.'),
  clicked: searchClickSchema.optional().describe('The result that was opened, where it is known already.'),
});
export type NewSearch = z.infer<typeof newSearchSchema>;

/** A search as it is kept: nobody's in particular. */
export interface RecordedSearch {
  readonly id: string;
  /** The minute, in UTC milliseconds. */
  readonly at: number;
  /** Masked. */
  readonly words: string;
  readonly lang?: string;
  readonly place: NewSearch['place'];
  readonly results: number;
  /** The first result was found thanks to linked cases. */
  readonly isFromCases?: true;
  readonly clicked?: SearchClick;
  /** Number of the case that was opened or escalated all the same. */
  readonly case?: string;
}

const minute = 60_000;

/**
 * What is kept of a search: neither who searched nor when exactly, and no address or long number. Whether one person's searches belong
 * together cannot be told.
 *
 * @param at UTC milliseconds.
 */
export function recordOf(search: NewSearch, at: number): Omit<RecordedSearch, 'id'> {
  return {
    at: at - (at % minute),
    words: maskWords(search.words),
    place: search.place,
    results: search.results,
    ...(search.isFromCases === true && search.results > 0 && { isFromCases: true }),
    ...(search.lang !== undefined && { lang: search.lang }),
    ...(search.clicked && { clicked: keptClick(search.clicked) }),
  };
}

/** What is kept of a result that was opened: that it came from cases, and never that it did not. */
export function keptClick({ article, position, isFromCases }: SearchClick): SearchClick {
  return { article, position, ...(isFromCases === true && { isFromCases }) };
}
