import { z } from 'zod';

export { formatDuration } from './format-duration.ts';

const written = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/;

/** Minutes of a duration written like `45m`, `1h30m` or `2d`; `undefined` when it is not one. */
export function parseDuration(text: string): number | undefined {
  const match = written.exec(text);
  if (!match || text === '') return undefined;
  const [days, hours, minutes] = match.slice(1).map((part) => Number(part ?? 0));
  return (days ?? 0) * 1440 + (hours ?? 0) * 60 + (minutes ?? 0);
}

/** A duration in content (`1h30m`), read as a whole number of minutes. */
export const durationSchema = z.string().transform((text, context) => {
  const minutes = parseDuration(text);
  if (minutes !== undefined) return minutes;
  context.issues.push({ code: 'custom', input: text, message: 'a duration such as 45m, 1h30m or 2d' });
  return z.NEVER;
});
