import { z } from 'zod';

/** A day as ISO 8601 text, `2026-11-22`: no time, no zone. Compares in the order of time as plain text. */
export const calendarDateSchema = z.iso.date('a date such as 2026-11-22').brand<'CalendarDate'>();
export type CalendarDate = z.infer<typeof calendarDateSchema>;

/** The calendar day of an instant, in UTC. */
export function calendarDateOf(instant: Date): CalendarDate {
  return calendarDateSchema.parse(instant.toISOString().slice(0, 10));
}
