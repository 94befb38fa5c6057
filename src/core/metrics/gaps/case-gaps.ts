import type { CaseNumber } from '../../case/case-id.ts';
import type { UnansweredCase } from '../metrics-store.ts';
import { clusterTexts } from './cluster-texts.ts';
import { createTermReader, type TextPart, type TextTerm } from './text-terms.ts';
import { createTurns } from '../turns.ts';
import { writeFromCase } from './write-command.ts';

/** Resolved cases that are alike and that no article answered. */
export interface CaseGap {
  /** Words that tell what they are about. */
  readonly words: readonly string[];
  readonly count: number;
  /** The case that is most like all others: the one to begin an article with. */
  readonly centre: CaseNumber;
  readonly cases: readonly Pick<UnansweredCase, 'number' | 'title' | 'product' | 'team' | 'resolvedAt'>[];
  /** Begins the article. */
  readonly command: string;
}

export interface CaseGaps {
  /** Cases that were looked at, the last ones resolved. */
  readonly examined: number;
  /** Whether those are all of that time. */
  readonly isAll: boolean;
  /** How many of them are like no other. */
  readonly alone: number;
  /** The largest first. */
  readonly gaps: readonly CaseGap[];
}

/** Cases that are compared with each other at once; what came up again lately is among them. */
export const mostExaminedCases = 1000;
const shownGaps = 50;
const shownCases = 20;

/** Mean likeness of the cases of a gap: measured on paraphrased questions, see `clusterTexts`. */
const leastLikeness = 0.2;

/** Groups cases by what they are about. One more of them than are examined tells that there are more. */
export async function groupCases(found: readonly UnansweredCase[]): Promise<CaseGaps> {
  const cases = found.slice(0, mostExaminedCases);
  const takeTurns = createTurns();
  const read = createTermReader();
  const texts: ReadonlyMap<string, TextTerm>[] = [];
  for (const each of cases) {
    await takeTurns();
    // Cases do not say in which language they are; English rules leave the words of others as they are, nearly.
    texts.push(read(partsOf(each), 'en'));
  }
  const clusters = await clusterTexts(texts, leastLikeness, takeTurns);
  return {
    examined: cases.length,
    isAll: found.length <= mostExaminedCases,
    alone: cases.length - clusters.reduce((sum, { members }) => sum + members.length, 0),
    gaps: clusters.slice(0, shownGaps).flatMap(({ centre, members, words }): CaseGap[] => {
      const middle = cases[centre];
      if (!middle) return [];
      return [
        {
          words,
          count: members.length,
          centre: middle.number,
          cases: members
            .slice(0, shownCases)
            .flatMap((member) => cases[member] ?? [])
            .map(({ number, title, product, team, resolvedAt }) => ({
              number,
              title,
              resolvedAt,
              ...(product !== undefined && { product }),
              ...(team !== undefined && { team }),
            })),
          command: writeFromCase(middle.number),
        },
      ];
    }),
  };
}

/** A title says most of what a case is about; then what was wrong and why, before how it was told. */
function partsOf({ title, problem, cause, resolution, statements, product }: UnansweredCase): TextPart[] {
  return [
    { text: title, weight: 3 },
    { text: product ?? '', weight: 1 },
    { text: problem ?? '', weight: 1 },
    { text: cause ?? '', weight: 2 },
    { text: resolution ?? '', weight: 1 },
    ...statements.map((text) => ({ text, weight: 1 })),
  ];
}
