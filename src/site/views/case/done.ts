import { z } from 'zod';
import type { FormOutcome } from '../../forms/answer-form.ts';

const doneSchema = z.enum(['saved', 'linked', 'opened']);

/** What was done just before a page was asked for. */
export interface Done {
  readonly what: z.infer<typeof doneSchema>;
  /** Links that were made at once, and can be undone. */
  readonly batch: string | undefined;
}

const madeLinks = z.object({ items: z.tuple([z.object({ batch: z.uuid() })], z.unknown()) });

/** Address of the page that tells what a form of a case has done, at the part that shows it. */
export function doneAddress(
  number: string,
  { form, part, body }: Extract<FormOutcome, { isDone: true }>,
): string {
  const makesLinks = form.name === 'link' || form.name === 'link-suggestion';
  const batch = makesLinks ? madeLinks.safeParse(body).data?.items[0].batch : undefined;
  const query = new URLSearchParams(
    batch === undefined ? { done: 'saved' } : { done: 'linked', batch },
  ).toString();
  return `/cases/${number}/?${query}${part === 'top' ? '' : `#${part}`}`;
}

/** Reads from the address of a page what was done before it; `undefined`: nothing. */
export function readDone({ searchParams }: URL): Done | undefined {
  const what = doneSchema.safeParse(searchParams.get('done')).data;
  return what && { what, batch: z.uuid().safeParse(searchParams.get('batch')).data };
}
