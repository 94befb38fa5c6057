import { z } from 'zod';
import type { PageServices } from '../../../core/site/live-pages.ts';

/** What is suggested at once, of articles and of cases. */
const most = 4;

const markedTextSchema = z.object({
  text: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])),
});
const reasonsSchema = z.array(z.object({ text: z.string() }));

/** The parts that the page shows of what the API answers. */
const suggestionsSchema = z.object({
  articles: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      address: z.string(),
      passage: markedTextSchema,
      reasons: reasonsSchema,
    }),
  ),
  cases: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      statement: z.string(),
      resolution: z.string().optional(),
      articles: z.array(z.string()),
    }),
  ),
  advice: z.array(z.object({ message: z.string(), hint: z.string() })),
});
export type CaseSuggestions = z.infer<typeof suggestionsSchema>;

/** What may help with a case; `undefined`: nothing does, or it cannot be told now. */
export async function readSuggestions(
  { ask }: Pick<PageServices, 'ask'>,
  number: string,
): Promise<CaseSuggestions | undefined> {
  const { status, body } = await ask({ method: 'GET', path: `/suggestions?case=${number}&limit=${most}` });
  if (status !== 200) return undefined;
  const suggestions = suggestionsSchema.parse(body);
  const { articles, cases, advice } = suggestions;
  return articles.length + cases.length + advice.length > 0 ? suggestions : undefined;
}

/** A text cut where its marks begin and end. */
export function segmentsOf({ text, marks }: z.infer<typeof markedTextSchema>) {
  const segments: { readonly text: string; readonly isMarked: boolean }[] = [];
  let end = 0;
  for (const [from, to] of marks) {
    segments.push(
      { text: text.slice(end, from), isMarked: false },
      { text: text.slice(from, to), isMarked: true },
    );
    end = to;
  }
  return [...segments, { text: text.slice(end), isMarked: false }].filter((segment) => segment.text !== '');
}
