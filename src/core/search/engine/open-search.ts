import type { Facet } from '../facets.ts';
import type { FactTable } from '../format/fact-table.ts';
import type { NumberColumn } from '../format/number-column.ts';
import { maximumQueryLength } from '../query/maximum-query-length.ts';
import { parseQuery, type ParsedQuery } from '../query/parse-query.ts';
import type { SearchOptions, SearchResults, Suggestion } from '../search-results.ts';
import type { Answer } from './answer-clauses.ts';
import { answerQuery } from './answer-query.ts';
import type { LoadFile } from './file-memory.ts';
import { hasOnlyIds } from './named-articles.ts';
import { joinFilters } from './join-filters.ts';
import { openIndex } from './open-index.ts';
import { onePerLanguage } from '../analysis/one-per-language.ts';
import { presentArticle, weighWords } from './present-article.ts';
import { allArticles, bestOf, keepCandidates, type Candidates } from './candidates.ts';
import { rankByText, readTexts, type RankedArticle } from './rank-articles.ts';
import { readingLimit } from '../ranking/score.ts';
import type { Narrow, QueryAnswer } from './query-answer.ts';
import type { SearchContext } from './search-context.ts';

/** Queries of so many words at most are put right; in longer ones other words find what is meant. */
const shortQuery = 8;

/** An open index. */
export interface Search {
  /** Never throws for what is typed; rejects only with `options.signal`'s reason. */
  readonly search: (query: string, options?: SearchOptions) => Promise<SearchResults>;
  /** Names of products by id, for facets. */
  readonly productNames: Readonly<Record<string, string>>;
}

/**
 * Opens a search index, loading the manifest and the table of documents.
 *
 * @param port.load Reads a file of the index by its name.
 * @throws {ManifestError} when the index is of another version or damaged, and whatever `load` rejects with.
 * @example
 * const { search } = await openSearch({ load: (name) => readFile(join(folder, name)) });
 * const { hits } = await search('datastore read-only after failover', { limit: 5 });
 */
export async function openSearch(port: { readonly load: LoadFile }): Promise<Search> {
  const index = await openIndex(port.load);
  return {
    search: (query, options = {}) =>
      search(query, options, { ...index, missing: [], signal: options.signal }),
    productNames: index.files.manifest.productNames,
  };
}

async function search(query: string, options: SearchOptions, context: SearchContext): Promise<SearchResults> {
  const { limit = 10, signal } = options;
  const { files, missing } = context;
  const isLong = query.length > maximumQueryLength;
  const asked = isLong ? (await import('../query/condense-paste.ts')).condensePaste(query) : query;
  const parsed = parseQuery(asked, { asYouType: options.asYouType === true && !isLong });
  const filters = joinFilters(options.filters ?? {}, parsed.filters, files.manifest);
  const isFiltered = Object.keys(filters).length > 0;
  const narrowed: Narrow = async (candidates) => {
    const facts = isFiltered ? await files.readFacts(missing) : undefined;
    if (!facts) return candidates;
    const { narrow } = await import('./narrow.ts');
    return narrow(candidates, filters, facts, files.manifest).kept;
  };
  const found = await answerQuery(asked, parsed, options, narrowed, context);
  const { answer, isLoosened, isTotalExact } = found;
  const facts =
    isFiltered || options.hasFacets !== false || isSortedByFact(options)
      ? await files.readFacts(missing)
      : undefined;
  signal?.throwIfAborted();
  const candidates =
    answer.clauses.length === 0 && isFiltered ? allArticles(context, options.language) : found.candidates;
  // Most queries are asked as one types, and narrow nothing.
  const { kept, facets } = facts
    ? (await import('./narrow.ts')).narrow(candidates, filters, facts, files.manifest)
    : { kept: candidates, facets: [] as readonly Facet[] };
  const weights = termWeights(answer);
  const weightsIn = onePerLanguage((language) => weighWords(weights, context.lexiconOf(language)));
  const present = (ranked: readonly RankedArticle[], suggestion?: Suggestion): SearchResults => ({
    query,
    total: kept.articles.length,
    isTotalExact,
    hits: ranked.map((article) => presentArticle(article, weightsIn(article.stored.language))),
    facets,
    filters,
    isLoosened: isLoosened && kept.articles.length > 0,
    ...(suggestion && { suggestion }),
    missing,
  });
  const answered = { ...found, facts };
  if (options.onFirst && limit > 1) {
    const [first] = await rank(kept, answered, { ...options, limit: 1 }, context);
    if (first) options.onFirst(present([first], found.suggestion));
  }
  const ranked = await rank(kept, answered, options, context);
  return present(ranked, found.suggestion ?? (await suggestBesides(query, parsed, found, options, context)));
}

/** What may have been meant by words that no article has, while others of the query found something. */
async function suggestBesides(
  query: string,
  { words }: ParsedQuery,
  { answer, isLoosened }: QueryAnswer,
  { loosen = false }: SearchOptions,
  context: SearchContext,
): Promise<Suggestion | undefined> {
  const isAnswered = answer.matches.answeredUnits.size === answer.units.weights.length;
  if (!loosen || isLoosened || isAnswered || words.length > shortQuery) return undefined;
  const { suggest } = await import('./answer-loosely.ts');
  return suggest(query, words, answer, false, context);
}

/** Whether results are in another order than the best first. */
function isSortedByFact({ sort = 'relevance' }: SearchOptions): boolean {
  return sort !== 'relevance';
}

/** The articles that are shown, in their order: named ones, then those whose texts were read, then the rest. */
async function rank(
  kept: Candidates,
  {
    answer,
    words,
    named,
    facts,
  }: Pick<QueryAnswer, 'answer' | 'words' | 'named'> & { readonly facts: FactTable | undefined },
  options: SearchOptions,
  context: SearchContext,
): Promise<RankedArticle[]> {
  const { limit = 10 } = options;
  const numbers = options.sort === 'reused' ? facts?.reuse : facts?.days;
  if (numbers && (isSortedByFact(options) || answer.clauses.length === 0)) {
    const sorted = byFact(kept, numbers, !isSortedByFact(options));
    return readTexts(bestOf(sorted, limit), answer, context);
  }
  const isNamedArticle = new Set(named.map(({ article }) => article));
  const first = named.filter(({ article }) => kept.articles.includes(article));
  const best = bestOf(
    named.length === 0 ? kept : keepCandidates(kept, (article) => !isNamedArticle.has(article)),
    Math.max(limit, readingLimit),
  );
  const [called, { read, rest }] = await Promise.all([
    readTexts(first, answer, context),
    rankByText(best, limit === 1, answer, context),
  ]);
  const room = Math.max(0, limit - called.length - read.length);
  const shown = [
    ...(hasOnlyIds(words) ? called.map(withoutSections) : called),
    ...read,
    ...(await readTexts(rest.slice(0, room), answer, context)),
  ];
  return shown.slice(0, limit);
}

/** Candidates scored by a fact about each, such as its day; where wanted, those of a higher first score before. */
function byFact(candidates: Candidates, facts: NumberColumn, isByScoreFirst: boolean): Candidates {
  const later = (position: number): number => facts[candidates.articles[position]!] ?? 0;
  const most = 2 ** 20;
  return {
    ...candidates,
    first: candidates.first.map((first, position) => (isByScoreFirst ? first * most : 0) + later(position)),
  };
}

/** Makes a result lead to the beginning of its article. */
function withoutSections(ranked: RankedArticle): RankedArticle {
  return { ...ranked, nearness: { ...ranked.nearness, sections: new Map() } };
}

/** How telling each term is that was found. */
function termWeights({ clauses, units }: Answer): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { found, unit, presence } of clauses) {
    if (presence === 'prohibited') continue;
    const weight = unit === undefined ? 0.1 : (units.weights[unit] ?? 0);
    for (const term of found) weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  }
  // Synonyms, too.
  for (const [term, answered] of units.unitsOf)
    for (const unit of answered)
      weights.set(term, Math.max(units.weights[unit] ?? 0, weights.get(term) ?? 0));
  return weights;
}
