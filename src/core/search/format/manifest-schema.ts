import { z } from 'zod';
import { fieldsWithoutCases, searchFields } from '../fields.ts';
import { formatVersion } from './format-version.ts';

const fileName = z.string().regex(/^[a-z]+-[0-9a-v]{8}\.bin$/);

/** Pages of the directory with the first thing that each names; sorted, so that the page of a thing is found by halving. */
const pages = <First extends z.ZodType>(first: First) =>
  z.strictObject({
    /** Where terms of each file begin, or the number of its first article. */
    first: z.array(first),
    /** Hashes of the files, one after the other; `pageNames` makes names of them. */
    hashes: z.string().regex(/^(?:[0-9a-v]{8})*$/),
  });

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/**
 * `manifest.json`, the one file of the index whose name stays. Everything that it names is immutable. Browsers check it
 * with `parseManifest`, which holds to the same rules without this schema's library.
 */
export const manifestSchema = z.strictObject({
  /** Of the format. Readers refuse another one. */
  version: z.literal(formatVersion),
  articles: z.int().min(0),
  /** Average number of terms by field, over all articles; the order is that of `searchFields`. */
  averageFieldLengths: z.array(z.number().min(0)).min(fieldsWithoutCases).max(searchFields.length),
  /** Languages (BCP 47 tags) that there are articles in, the most frequent first. */
  languages: z.array(z.string()),
  /** What results can be narrowed by, with all values. */
  facets: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
  /** Names of products by id, where they differ. */
  productNames: z.record(z.string(), z.string()),
  /** What is called by several names, if anything is. */
  glossary: z
    .strictObject({
      file: fileName,
      /** Regular expression of folded queries that may have a name; others need not load the file. */
      pattern: z.string().refine(isPattern),
    })
    .optional(),
  /** How customers word what titles say, where resolved cases tell. */
  wording: fileName.optional(),
  /** Lengths and languages of articles. */
  table: fileName,
  /** Facet values and dates of articles. */
  facts: fileName,
  /** The page that names the pieces of the vocabulary. */
  vocabulary: fileName,
  /** Pages that name the term shards. */
  terms: pages(z.string()),
  /** Pages that name the files of the result store. */
  store: pages(z.int().min(0)),
});

export type Manifest = z.infer<typeof manifestSchema>;
