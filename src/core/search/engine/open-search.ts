import { createAnalyzer, type Analyzer } from '../analysis/analyzer.ts';
import { applyFilters, facetNames, type FacetName, type SearchFilters } from '../facets.ts';
import { findNamedArticles, hasOnlyIds, putFirst, spellIds } from './named-articles.ts';
import { clausesOf, type ClauseList } from '../query/clauses.ts';
import { parseQuery, type QueryFilter } from '../query/parse-query.ts';
import type { SearchOptions, SearchResults } from '../search-results.ts';
import { presentArticle, type TermWeights } from './present-article.ts';
import { expandClauses } from './expand-clauses.ts';
import { openIndexFiles, type IndexFiles, type LoadFile, type MissingFile } from './index-files.ts';
import { createPartialIndex } from './partial-index.ts';
import { rankArticles, type RankedArticle } from './rank-articles.ts';
import { runClauses, type LunrHit } from './run-clauses.ts';
import { loosenWords } from '../query/loosen-words.ts';
import { countDocuments } from './term-numbers.ts';

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
  const analyzers = new Map<string, Analyzer>();
  const analyzerOf = (language: string): Analyzer => {
    const analyzer = analyzers.get(language) ?? createAnalyzer(language);
    analyzers.set(language, analyzer);
    return analyzer;
  };
  const context: Context = { files, analyzerOf };
  return {
    search: (query, options = {}) => search(query, options, context),
    productNames: files.manifest.productNames,
  };
}

interface Context {
  readonly files: IndexFiles;
  readonly analyzerOf: (language: string) => Analyzer;
}

interface Answer {
  readonly articles: readonly RankedArticle[];
  readonly weights: TermWeights;
  /** The query has codes, and no article has any of them whole. */
  readonly lacksCodes: boolean;
}

async function search(query: string, options: SearchOptions, context: Context): Promise<SearchResults> {
  const { limit = 10, signal } = options;
  const { files } = context;
  const missing: MissingFile[] = [];
  const parsed = parseQuery(query, { asYouType: options.asYouType === true });
  const words = spellIds(parsed.words, files.table.keys);
  const filters = joinFilters(options.filters ?? {}, parsed.filters, files);
  const languages = files.manifest.languages.map(context.analyzerOf);
  const list = clausesOf(words, languages);
  let answer =
    list.clauses.length === 0 && Object.keys(filters).length > 0
      ? answerFilters(files)
      : await answerClauses(list, files, missing, signal);
  const named = findNamedArticles(words, files.table.keys);
  let isLoosened = answer.lacksCodes && named.length === 0;
  if (answer.articles.length === 0 && named.length === 0 && options.loosen === true) {
    isLoosened = true;
    answer = await answerClauses(clausesOf(loosenWords(parsed.words), languages), files, missing, signal);
  }
  const articles = putFirst(
    named,
    preferLanguage(answer.articles, options.language, files),
    (article) => facetValuesIn(files, article, 'language').includes(options.language ?? ''),
    !hasOnlyIds(words),
  );
  const { kept, facets } = applyFilters(
    articles.map(({ article }) => article),
    filters,
    (article, facet) => facetValuesIn(files, article, facet),
  );
  const keptNumbers = new Set(kept);
  const shown = articles.filter(({ article }) => keptNumbers.has(article)).slice(0, limit);
  const hits = await Promise.all(
    shown.map(async (ranked) => {
      const stored = await files.readArticle(ranked.article, missing);
      return (
        stored && presentArticle(ranked, stored, files, context.analyzerOf(stored.language), answer.weights)
      );
    }),
  );
  signal?.throwIfAborted();
  return {
    query,
    total: kept.length,
    hits: hits.filter((hit) => hit !== undefined),
    facets,
    filters,
    isLoosened: isLoosened && kept.length > 0,
    missing,
  };
}

/** The documents that answer clauses, as lunr has them. */
export async function findDocuments(
  { clauses }: Pick<ClauseList, 'clauses'>,
  files: IndexFiles,
  missing: MissingFile[],
  signal?: AbortSignal,
): Promise<{ hits: LunrHit[]; expanded: readonly (readonly string[])[]; weights: TermWeights }> {
  const expanded = await expandClauses(clauses, files, missing);
  signal?.throwIfAborted();
  const postings = await files.readPostings([...new Set(expanded.flat())], missing);
  signal?.throwIfAborted();
  const statistics = { table: files.table, averageFieldLengths: files.manifest.averageFieldLengths };
  const isNegated = clauses.every(({ presence }) => presence === 'prohibited');
  const hits = runClauses(createPartialIndex(postings, statistics, isNegated), clauses, (term) =>
    postings.has(term),
  );
  const weights = new Map(
    Array.from(postings, ([term, posting]) => [
      term,
      1 / (1 + Math.log(1 + countDocuments(files.table, posting))),
    ]),
  );
  return { hits, expanded, weights };
}

async function answerClauses(
  list: ClauseList,
  files: IndexFiles,
  missing: MissingFile[],
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { hits, expanded, weights } = await findDocuments(list, files, missing, signal);
  const unitsOf = new Map<string, number[]>();
  list.clauses.forEach(({ unit }, index) => {
    if (unit === undefined) return;
    for (const term of expanded[index] ?? []) {
      const units = unitsOf.get(term);
      if (!units) unitsOf.set(term, [unit]);
      else if (!units.includes(unit)) units.push(unit);
    }
  });
  const found = new Set(
    hits.flatMap(({ terms }) => Object.keys(terms)).flatMap((term) => unitsOf.get(term) ?? []),
  );
  return {
    articles: rankArticles(hits, files.table, list.units, unitsOf),
    weights,
    lacksCodes: list.codeUnits.length > 0 && !list.codeUnits.some((unit) => found.has(unit)),
  };
}

/** All articles alike, for filters to choose from. */
function answerFilters({ manifest }: IndexFiles): Answer {
  const articles = Array.from({ length: manifest.articles }, (_, article) => ({
    article,
    score: 1,
    sections: [],
    terms: new Set<string>(),
  }));
  return { articles, weights: new Map(), lacksCodes: false };
}

/** How much an article in another language than the reader's counts. */
const otherLanguageShare = 0.5;

function preferLanguage(
  articles: readonly RankedArticle[],
  language: string | undefined,
  files: IndexFiles,
): readonly RankedArticle[] {
  if (language === undefined || files.manifest.languages.length < 2) return articles;
  return articles
    .map((ranked) =>
      facetValuesIn(files, ranked.article, 'language').includes(language)
        ? ranked
        : { ...ranked, score: ranked.score * otherLanguageShare },
    )
    .toSorted((a, b) => b.score - a.score || a.article - b.article);
}

/** Filters from the page and from words such as `type:procedure`; values are compared without case. */
function joinFilters(
  chosen: SearchFilters,
  typed: readonly QueryFilter[],
  { manifest }: IndexFiles,
): SearchFilters {
  const filters: Partial<Record<FacetName, readonly string[]>> = {};
  for (const facet of facetNames) {
    const known = manifest.facets.find(({ name }) => name === facet)?.values ?? [];
    const values = typed
      .filter((filter) => filter.facet === facet)
      .map(({ value }) => known.find((other) => other.toLowerCase() === value.toLowerCase()) ?? value);
    const all = [...new Set([...(chosen[facet] ?? []), ...values])];
    if (all.length > 0) filters[facet] = all;
  }
  return filters;
}

function facetValuesIn({ manifest, table }: IndexFiles, article: number, facet: FacetName): string[] {
  const position = manifest.facets.findIndex(({ name }) => name === facet);
  const names = manifest.facets[position]?.values ?? [];
  return (table.facetValues[position]?.[article] ?? []).map((value) => names[value] ?? '');
}
