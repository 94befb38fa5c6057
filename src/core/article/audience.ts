import { z } from 'zod';

/**
 * Who may read, from the narrowest to the widest. A build for an audience holds everything that this audience
 * may read: its own and all wider ones. `restricted` is narrower than internal and meant for passages (notes on
 * people and politics in customer records), never for a whole article.
 */
export const audiences = ['restricted', 'internal', 'partner', 'customer', 'public'] as const;

export const audienceSchema = z.enum(audiences);
export type Audience = z.infer<typeof audienceSchema>;

/** Whether a reader of `reader` may see what is meant for `content`. */
export function mayRead(reader: Audience, content: Audience): boolean {
  return audiences.indexOf(content) >= audiences.indexOf(reader);
}

/** Whether an audience lies outside the organisation. */
export function isExternal(audience: Audience): boolean {
  return audiences.indexOf(audience) > audiences.indexOf('internal');
}
