import { z } from 'zod';

const fileName = z.string().regex(/^[a-z]+-[0-9a-z]{8}\.(?:bin|json)$/);

/** Names of files with the first thing that each holds; sorted, so that the file of a thing is found by halving. */
const shards = <First extends z.ZodType>(first: First) =>
  z.strictObject({
    /** First term, or number of the first article, of each file. */
    first: z.array(first),
    files: z.array(fileName),
  });

/**
 * `manifest.json`, the one file of the index whose name stays. Everything that it names is immutable. Browsers check it
 * with `parseManifest`, which holds to the same rules without this schema's library.
 */
export const manifestSchema = z.strictObject({
  /** Of the format. Readers refuse another one. */
  version: z.literal(1),
  /** Average number of terms by field, over all documents; the order is that of `searchFields`. */
  averageFieldLengths: z.array(z.number().min(0)).length(8),
  /** One for each section of each article. */
  documents: z.int().min(0),
  articles: z.int().min(0),
  /** Languages (BCP 47 tags) that there are articles in, the most frequent first. */
  languages: z.array(z.string()),
  /** What results can be narrowed by, with all values. */
  facets: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
  /** Names of products by id, where they differ. */
  productNames: z.record(z.string(), z.string()),
  /** Lengths, facet values, numbers of sections and keys of articles. */
  table: fileName,
  /** All terms. */
  vocabulary: fileName,
  /** Postings. */
  terms: shards(z.string()),
  /** What results show. */
  store: shards(z.int().min(0)),
});

export type Manifest = z.infer<typeof manifestSchema>;
