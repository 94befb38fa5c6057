import type { Knowledge } from './knowledge.ts';
import type { MeasureFilter } from './metrics-store.ts';
import type { Span } from './period.ts';

/** Where the answer came from of the cases that a figure counts. */
const knowledgeOfFigure: Readonly<Record<string, readonly Knowledge[]>> = {
  'link-rate': ['known', 'new'],
  known: ['known'],
  new: ['new'],
  unknown: ['unknown'],
  'cases-without-article': ['unknown'],
};

/** The query by which the list of cases shows those that a figure counts; `undefined` where it counts something else. */
export function caseQueryOf(
  figure: string,
  { from, before }: Span,
  { product, team }: MeasureFilter,
): string | undefined {
  const knowledge = knowledgeOfFigure[figure];
  if (!knowledge) return undefined;
  const query = new URLSearchParams({
    closedFrom: new Date(from).toISOString(),
    closedBefore: new Date(before).toISOString(),
  });
  for (const each of knowledge) query.append('knowledge', each);
  if (product !== undefined) query.append('product', product);
  if (team !== undefined) query.append('team', team);
  return query.toString();
}
