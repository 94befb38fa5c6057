import { z } from '@hono/zod-openapi';

/** An instant as the API writes it: ISO 8601 in UTC with milliseconds. */
export const instantSchema = z.iso.datetime();

/** @param milliseconds UTC milliseconds. */
export const presentInstant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** An instant in a query, with any offset, as UTC milliseconds. */
export const instantQuerySchema = z.iso
  .datetime({ offset: true, error: 'give an instant such as 2026-11-22T08:00:00Z' })
  .transform((text) => Date.parse(text))
  .openapi({ type: 'string', format: 'date-time' });
