import { foldText } from '../analysis/fold-text.ts';
import type { Posting } from '../format/posting.ts';
import type { ClauseList } from '../query/clauses.ts';
import type { QueryUnits } from '../ranking/nearness.ts';
import { expandClauses } from './expand-clauses.ts';
import { matchArticles, type ExpandedClause, type Matches } from './match-articles.ts';
import { queryUnits } from './query-units.ts';
import type { SearchContext } from './search-context.ts';
import type { Synonyms } from './answer-by-synonyms.ts';

/** What an index says to clauses. */
export interface Answer {
  readonly clauses: readonly ExpandedClause[];
  readonly postings: ReadonlyMap<string, Posting>;
  readonly matches: Matches;
  readonly units: QueryUnits;
  /** Words that may be said otherwise, stop words among them, in their order. */
  readonly sayings: readonly string[];
  /** How many codes the query has. */
  readonly codes: number;
  /** The query has codes, and no article has any of them whole. */
  readonly lacksCodes: boolean;
}

/** Loads what is asked for and finds the articles that fit. */
export async function answerClauses(list: ClauseList, context: SearchContext): Promise<Answer> {
  const { files, missing, signal, statistics } = context;
  const found = await expandClauses(list.clauses, files, missing);
  signal?.throwIfAborted();
  const postings = await files.readPostings([...new Set(found.flat())], missing);
  signal?.throwIfAborted();
  const asked = list.clauses.map((clause, index) => ({ ...clause, found: found[index] ?? [] }));
  const synonyms = await findSynonyms(list, asked, postings, context);
  const clauses = [...asked, ...synonyms.clauses];
  for (const [name, posting] of synonyms.postings) postings.set(name, posting);
  const matches = matchArticles(clauses, postings, statistics, list.codeUnits);
  return {
    clauses,
    postings,
    matches,
    sayings: list.pieces.filter(({ isFree }) => isFree).map(({ text }) => text),
    codes: list.codeUnits.length,
    units: queryUnits(clauses, list.units, postings, synonyms.names, context),
    lacksCodes: list.codeUnits.length > 0 && !list.codeUnits.some((unit) => matches.answeredUnits.has(unit)),
  };
}

const noSynonyms: Synonyms = { clauses: [], postings: [], names: [] };

/** Few queries have an abbreviation that articles explain, or a name of the glossary; only those load more. */
async function findSynonyms(
  list: ClauseList,
  clauses: readonly ExpandedClause[],
  postings: ReadonlyMap<string, Posting>,
  context: SearchContext,
): Promise<Synonyms> {
  const { files, missing } = context;
  const longForms = await files.readLongForms([...postings.keys()], missing);
  const pattern = files.manifest.glossary?.pattern;
  const text = list.pieces.map((piece) => piece.text).join(' ');
  const isNamed = pattern !== undefined && new RegExp(pattern, 'u').test(foldText(text).toLowerCase());
  if (longForms.size === 0 && !isNamed) return noSynonyms;
  const { answerBySynonyms } = await import('./answer-by-synonyms.ts');
  const glossary = isNamed ? await files.readGlossary(missing) : [];
  return answerBySynonyms(list, clauses, postings, { longForms, glossary }, context);
}
