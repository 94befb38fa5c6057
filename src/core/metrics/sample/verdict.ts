import { z } from 'zod';
import type { Knowledge } from '../knowledge.ts';

/** What a coach finds of a case: of one with an article, whether it is the right one; of one without, whether there should be one. */
export const verdicts = {
  'right-article': { isOfLinked: true, text: 'It leads to the right article.' },
  'wrong-article': { isOfLinked: true, text: 'It leads to another article than the one that answers it.' },
  'none-needed': { isOfLinked: false, text: 'No article is needed.' },
  'link-missing': { isOfLinked: false, text: 'An article answers it and should have been linked.' },
  'article-missing': {
    isOfLinked: false,
    text: 'It taught something that no article says; one should have been written.',
  },
} as const satisfies Readonly<Record<string, { readonly isOfLinked: boolean; readonly text: string }>>;

export type Verdict = keyof typeof verdicts;
export const verdictNames = Object.keys(verdicts) as readonly Verdict[]; // the keys of the table above, and no others
export const verdictSchema = z.enum(verdictNames);

/** What can be found of a case, by what it had when the sample was drawn. */
export function possibleVerdicts(knowledge: Knowledge): Verdict[] {
  const isLinked = knowledge !== 'unknown';
  return verdictNames.filter((name) => verdicts[name].isOfLinked === isLinked);
}
