import { createAnalyzer } from '../analysis/analyzer.ts';
import type { Facet } from '../facets.ts';
import type { FactTable } from '../format/fact-table.ts';
import { clausesOf } from '../query/clauses.ts';
import { loosenWords } from '../query/loosen-words.ts';
import { parseQuery, type ParsedQuery, type QueryWord } from '../query/parse-query.ts';
import { createLexicon } from '../ranking/lexicon.ts';
import type { SearchOptions, SearchResults } from '../search-results.ts';
import { answerClauses, type Answer } from './answer-clauses.ts';
import type { LoadFile } from './file-memory.ts';
import { openIndexFiles } from './index-files.ts';
import { hasOnlyIds, holdersOfIds, isNamed, possibleIds, spellIds } from './named-articles.ts';
import { joinFilters, narrow } from './narrow.ts';
import { onePerLanguage } from './one-per-language.ts';
import { presentArticle, weighWords } from './present-article.ts';
import {
  bestOf,
  rankByText,
  readTexts,
  scoreCandidates,
  unscored,
  type Candidate,
  type RankedArticle,
} from './rank-articles.ts';
import { readingLimit } from '../ranking/score.ts';
import type { SearchContext } from './search-context.ts';
import { createStatistics } from './statistics.ts';

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
  const files = await openIndexFiles(port.load);
  const statistics = createStatistics(files.manifest, files.table);
  const analyzerOf = onePerLanguage(createAnalyzer);
  const lexiconOf = onePerLanguage((language) => createLexicon(analyzerOf(language)));
  return {
    search: (query, options = {}) =>
      search(query, options, {
        files,
        statistics,
        analyzerOf,
        lexiconOf,
        missing: [],
        signal: options.signal,
      }),
    productNames: files.manifest.productNames,
  };
}

async function search(query: string, options: SearchOptions, context: SearchContext): Promise<SearchResults> {
  const { limit = 10, signal } = options;
  const { files, missing } = context;
  const parsed = parseQuery(query, { asYouType: options.asYouType === true });
  const filters = joinFilters(options.filters ?? {}, parsed.filters, files.manifest);
  const isFiltered = Object.keys(filters).length > 0;
  const { answer, words, named, isLoosened } = await answerQuery(parsed, options, context);
  const facts =
    isFiltered || options.hasFacets !== false || options.sort === 'newest'
      ? await files.readFacts(missing)
      : undefined;
  signal?.throwIfAborted();
  const found =
    answer.clauses.length === 0 && isFiltered
      ? allArticles(context, options.language)
      : scoreCandidates(answer, context, options.language);
  const joined = [
    ...found,
    ...named.filter(({ article }) => found.every((other) => other.article !== article)),
  ];
  const { kept, facets } = facts
    ? narrow(joined, filters, facts, files.manifest)
    : { kept: joined, facets: [] as readonly Facet[] };
  const weights = termWeights(answer);
  const weightsIn = onePerLanguage((language) => weighWords(weights, context.lexiconOf(language)));
  const present = (ranked: readonly RankedArticle[]): SearchResults => ({
    query,
    total: kept.length,
    hits: ranked.map((article) => presentArticle(article, weightsIn(article.stored.language))),
    facets,
    filters,
    isLoosened: isLoosened && kept.length > 0,
    missing,
  });
  const asked = { answer, words, named, facts };
  if (options.onFirst && limit > 1) {
    const [first] = await rank(kept, asked, { ...options, limit: 1 }, context);
    if (first) options.onFirst(present([first]));
  }
  return present(await rank(kept, asked, options, context));
}

interface QueryAnswer {
  readonly answer: Answer;
  readonly words: readonly QueryWord[];
  /** Articles whose ids are words of the query. */
  readonly named: readonly Candidate[];
  readonly isLoosened: boolean;
}

async function answerQuery(
  parsed: ParsedQuery,
  options: SearchOptions,
  context: SearchContext,
): Promise<QueryAnswer> {
  const { files, missing } = context;
  const ids = possibleIds(parsed.words);
  const idPostings = await files.readPostings(ids, missing);
  const words = spellIds(parsed.words, idPostings);
  const named = await namedArticles(holdersOfIds(ids, idPostings), options.language, context);
  const languages = files.manifest.languages.map(context.analyzerOf);
  const answer = await answerClauses(clausesOf(words, languages), context);
  if (answer.matches.articles.length > 0 || named.length > 0 || options.loosen !== true)
    return { answer, words, named, isLoosened: answer.lacksCodes && named.length === 0 };
  const loosened = await answerClauses(clausesOf(loosenWords(parsed.words), languages), context);
  return { answer: loosened, words, named, isLoosened: true };
}

/** Articles that are called by their ids, in all languages, those in the reader's first. */
async function namedArticles(
  holders: ReturnType<typeof holdersOfIds>,
  language: string | undefined,
  { files, missing }: SearchContext,
): Promise<readonly Candidate[]> {
  const articles = await Promise.all(
    holders.map(async ({ id, article }) => ({
      id,
      article,
      stored: await files.readArticle(article, missing),
    })),
  );
  return articles
    .filter(({ id, stored }) => stored && isNamed(stored.key, id))
    .toSorted((a, b) => Number(b.stored?.language === language) - Number(a.stored?.language === language))
    .map(({ article }) => unscored(article));
}

function allArticles(
  { files: { manifest, table } }: SearchContext,
  language: string | undefined,
): Candidate[] {
  const own = language === undefined ? -1 : manifest.languages.indexOf(language);
  return Array.from({ length: manifest.articles }, (_, article) => ({
    ...unscored(article),
    first: Number(table.languages[article] === own),
  }));
}

/** The articles that are shown, in their order: named ones, then those whose texts were read, then the rest. */
async function rank(
  kept: readonly Candidate[],
  {
    answer,
    words,
    named,
    facts,
  }: Omit<QueryAnswer, 'isLoosened'> & { readonly facts: FactTable | undefined },
  options: SearchOptions,
  context: SearchContext,
): Promise<RankedArticle[]> {
  const { limit = 10 } = options;
  if (facts && (options.sort === 'newest' || answer.clauses.length === 0)) {
    const byDay = kept.toSorted((a, b) => (facts.days[b.article] ?? 0) - (facts.days[a.article] ?? 0));
    const inOrder = options.sort === 'newest' ? byDay : byDay.toSorted((a, b) => b.first - a.first);
    return readTexts(inOrder.slice(0, limit), answer, context);
  }
  const isNamedArticle = new Set(named.map(({ article }) => article));
  const first = named.filter(({ article }) => kept.some((candidate) => candidate.article === article));
  const best = bestOf(
    kept.filter(({ article }) => !isNamedArticle.has(article)),
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
  return weights;
}
