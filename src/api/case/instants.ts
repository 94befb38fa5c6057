import { z } from '@hono/zod-openapi';
import { instantSchema as caseInstantSchema } from '../../core/case/case.ts';

/** An instant in a body, with any offset, as UTC milliseconds. */
export const givenInstantSchema = z.iso
  .datetime({ offset: true, error: 'give an instant such as 2026-11-22T08:00:00Z' })
  .transform((text) => Date.parse(text))
  .refine((instant) => caseInstantSchema.safeParse(instant).success, 'give an instant from 1970 to 2105')
  .openapi({ type: 'string', format: 'date-time' });

export { present, type Presented } from '../../core/case/present-record.ts';
