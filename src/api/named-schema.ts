import type { z } from '@hono/zod-openapi';

/**
 * A schema of the core with a name in the OpenAPI document. It is a copy: the schema itself may have been made before
 * `@hono/zod-openapi` gave schemas names, as the order in which modules are loaded is nobody's promise.
 */
export function named<Schema extends z.ZodType>(schema: Schema, name: string): Schema {
  return schema.clone().openapi(name);
}
