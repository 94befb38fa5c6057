import { z } from '@hono/zod-openapi';

/** The JSON body that a route takes, for its definition. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true as const,
  content: { 'application/json': { schema } },
});

/** The header by which a change names the version that it is meant for. */
export const ifMatchHeader = {
  'If-Match': z.string().optional().describe('ETag of what was read; required. `*` is any version.'),
};

/** The header that a version is answered with. */
export const etagHeader = z.object({ ETag: z.string().describe('Version, for If-Match.') });

/** The header that something new is answered with. */
export const locationHeader = z.object({
  Location: z.string().describe('Address of what was made.'),
  ETag: z.string().optional().describe('Version, for If-Match.'),
});

/** The query of a route that takes none: what is unknown is said to be, and not ignored. */
export const noQuery = z.strictObject({});

/** A parameter that may be given several times: any of the values. */
export function anyOf<Schema extends z.ZodType<string | number>>(schema: Schema) {
  return z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(schema).max(50));
}
