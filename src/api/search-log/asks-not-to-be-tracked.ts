import type { Context } from 'hono';

/** Whether a browser says that its reader wants no record of what they do: `DNT`, or Global Privacy Control. */
export function asksNotToBeTracked({ req }: Pick<Context, 'req'>): boolean {
  return req.header('DNT') === '1' || req.header('Sec-GPC') === '1';
}
