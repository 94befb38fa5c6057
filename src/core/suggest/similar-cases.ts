import type { CaseNumber } from '../case/case-id.ts';
import type { CaseSearch } from '../case/case-search.ts';
import type { CaseStore } from '../case/case-store.ts';
import type { Case } from '../case/case.ts';
import type { CaseLink, LinkStore } from '../link/link-store.ts';
import { countedKinds } from '../link/link.ts';
import type { WordComparison } from './compare-words.ts';
import type { SuggestedCase } from './suggestion.ts';

/** A resolved case that is like a problem, with its links and how like it is, 0 to 1. */
export interface SimilarCase {
  readonly subject: Case;
  readonly links: readonly CaseLink[];
  readonly likeness: number;
  readonly shown: SuggestedCase;
}

/** Where cases are found and read. */
export interface SimilarCasePorts {
  readonly cases: Pick<CaseStore, 'find' | 'listStatements'>;
  readonly caseSearch: CaseSearch;
  readonly links: Pick<LinkStore, 'listOfCase'>;
}

/** Words that cases are looked up by; each is two queries of the index. */
const askedWords = 8;
/** Fewer words in common happen by chance. */
const leastShared = 2;
const longestShown = 300;

/**
 * Resolved cases that have words of a problem in common, most alike first. Those that answered it (by the index of cases) are read and
 * compared statement by statement.
 */
export async function findSimilarCases(
  problem: {
    readonly text: string;
    readonly product?: string | undefined;
    readonly own?: CaseNumber | undefined;
  },
  limit: number,
  words: WordComparison,
  { cases, caseSearch, links }: SimilarCasePorts,
): Promise<readonly SimilarCase[]> {
  const telling = words.tellingWords(problem.text);
  if (telling.length === 0) return [];
  // The longest words are the rarest, as a rule; codes among them. Quotes, so that none is an operator.
  const asked = telling
    .toSorted((a, b) => b.length - a.length)
    .slice(0, askedWords)
    .map((word) => `"${word}"`)
    .join(' ');
  const hits = await caseSearch.rank({
    text: asked,
    match: 'any',
    isResolved: true,
    ...(problem.product !== undefined && { product: problem.product }),
    limit: limit * 2 + 1,
  });
  const best = hits[0]?.score ?? 1;
  const read = await Promise.all(
    hits
      .filter(({ number }) => number !== problem.own)
      .map(async ({ number, score }): Promise<SimilarCase[]> => {
        const subject = await cases.find(number);
        if (!subject) return [];
        const [statements, ofCase] = await Promise.all([
          cases.listStatements(subject.id),
          links.listOfCase(subject.id),
        ]);
        const said = [
          subject.problem ?? subject.title,
          ...statements.filter(({ standing }) => standing !== 'false-lead').map(({ text }) => text),
        ];
        const shared = said.map((text) => words.sharedWords(problem.text, text));
        const closest = shared.reduce(
          (most, each, place) => (each.length > (shared[most]?.length ?? 0) ? place : most),
          0,
        );
        const common = shared[closest] ?? [];
        if (common.length < Math.min(leastShared, telling.length)) return [];
        const likeness = (common.length / telling.length) * 0.7 + (score / best) * 0.3;
        return [
          {
            subject,
            links: ofCase,
            likeness,
            shown: showCase(subject, said[closest] ?? '', common, ofCase, likeness),
          },
        ];
      }),
  );
  return read
    .flat()
    .toSorted((a, b) => b.likeness - a.likeness || (a.subject.number < b.subject.number ? 1 : -1))
    .slice(0, limit);
}

function showCase(
  { number, title, product, outcome }: Case,
  statement: string,
  words: readonly string[],
  links: readonly CaseLink[],
  likeness: number,
): SuggestedCase {
  const resolution = outcome?.resolution ?? outcome?.cause;
  return {
    number,
    title,
    ...(product !== undefined && { product }),
    statement: shorten(statement),
    words,
    ...(resolution !== undefined && { resolution: shorten(resolution) }),
    articles: [
      ...new Set(links.filter(({ kind }) => countedKinds.includes(kind)).map(({ article }) => article)),
    ],
    reasons: [
      { code: 'words', text: `Its customer said ${words.map((word) => `“${word}”`).join(', ')}, too.` },
    ],
    score: Math.round(likeness * 1000) / 1000,
  };
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length <= longestShown ? line : `${line.slice(0, longestShown).toWellFormed().trimEnd()}…`;
}
