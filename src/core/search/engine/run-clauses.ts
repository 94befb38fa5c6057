import lunr from 'lunr';
import type { SearchClause } from '../query/clauses.ts';
import { joinAlternatives } from './lunr-parts.ts';

/** An article that lunr found: its number, its score and the terms that it matched. */
export interface LunrHit {
  readonly article: number;
  readonly score: number;
  readonly terms: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const presences = { optional: 1, required: 2, prohibited: 3 } as const;

/**
 * Asks a lunr index, whole or partial, made with `alternativesPipeline`.
 *
 * @param isTerm Whether the index has a term.
 */
export function runClauses(
  index: lunr.Index,
  clauses: readonly SearchClause[],
  isTerm: (term: string) => boolean,
): LunrHit[] {
  if (clauses.length === 0) return [];
  const results = index.query((query) => {
    for (const clause of clauses) {
      const known = clause.kind === 'terms' ? clause.terms.filter(isTerm) : clause.terms;
      query.clause({
        // lunr finds nothing when the first alternative is missing, whatever the others are.
        term: known.length > 0 ? joinAlternatives(known) : (clause.terms[0] ?? ''),
        fields: [...clause.fields],
        boost: clause.boost,
        presence: presences[clause.presence],
        usePipeline: known.length > 1,
        wildcard: lunr.Query.wildcard.NONE,
        ...(clause.kind === 'fuzzy' && { editDistance: clause.edits }),
        // The published type demands an edit distance, which would make every clause fuzzy.
      } as lunr.Query.Clause);
    }
  });
  return results.map(({ ref, score, matchData }) => ({
    article: Number(ref),
    score,
    terms: matchData.metadata as LunrHit['terms'],
  }));
}
