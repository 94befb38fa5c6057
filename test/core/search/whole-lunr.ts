import lunr from 'lunr';
import type { Analyzer } from '../../../src/core/search/analysis/analyzer.ts';
import { analyzerOfLanguage } from './analyzer-of-language.ts';
import { alternativesPipeline, createTermTree } from '../../../src/core/search/engine/lunr-parts.ts';
import { runClauses, type LunrHit } from '../../../src/core/search/engine/run-clauses.ts';
import { searchFields } from '../../../src/core/search/fields.ts';
import type { SearchClause } from '../../../src/core/search/query/clauses.ts';
import { lengthCode, lengthOfCode } from '../../../src/core/search/format/field-length.ts';
import { fieldTexts, type SearchArticle } from '../../../src/core/search/search-document.ts';

/** The parts of `lunr.Builder` that its published types leave out or describe wrongly. */
interface BuilderParts {
  tokenizer: (field: { language: string; texts: readonly string[] }) => lunr.Token[];
  searchPipeline: lunr.Pipeline;
  invertedIndex: Record<string, object>;
  createTokenSet: () => void;
  tokenSet: lunr.TokenSet;
  fieldLengths: Record<string, number>;
}

interface LunrFunctions {
  idf: (posting: Readonly<Record<string, object>>, documents: number) => number;
}

/** Has lunr count the articles that have a term, not their fields; nothing else of it is changed. */
function withRarityOfArticles<Result>(build: () => Result): Result {
  const functions = lunr as unknown as LunrFunctions;
  const { idf } = functions;
  functions.idf = ({ _index, ...fields }, documents) => {
    const holders = new Set(Object.values(fields).flatMap((field) => Object.keys(field)));
    return idf({ all: Object.fromEntries(Array.from(holders, (holder) => [holder, {}])) }, documents);
  };
  try {
    return build();
  } finally {
    functions.idf = idf;
  }
}

/**
 * Builds the whole index with `lunr.Builder` and asks it.
 *
 * @param hasPlainTree Replaces lunr's own set of terms, which mixes up terms with digits (olivernn/lunr.js#503).
 */
export function openWholeLunr(articles: readonly SearchArticle[], hasPlainTree: boolean) {
  const analyzers = new Map<string, Analyzer>();
  const builder = new lunr.Builder();
  const parts = builder as unknown as BuilderParts;
  parts.tokenizer = ({ language, texts }) => {
    const analyzer = analyzers.get(language) ?? analyzerOfLanguage(language);
    analyzers.set(language, analyzer);
    // In the order of the alphabet, by which the shards number terms that are met in the same field.
    return texts
      .flatMap((text) => analyzer.termsOfText(text))
      .toSorted()
      .map((term) => new lunr.Token(term, {}));
  };
  parts.searchPipeline = alternativesPipeline;
  if (hasPlainTree) {
    parts.createTokenSet = () => {
      parts.tokenSet = createTermTree(Object.keys(parts.invertedIndex).toSorted());
    };
  }
  for (const { name, boost } of searchFields) builder.field(name, { boost });
  builder.ref('id');
  articles.forEach((article, number) => {
    const fields = searchFields.map(({ name }) => [
      name,
      { language: article.language, texts: fieldTexts(article, name) },
    ]);
    builder.add({ id: String(number), ...Object.fromEntries(fields) });
  });
  for (const [field, length] of Object.entries(parts.fieldLengths))
    parts.fieldLengths[field] = lengthOfCode(lengthCode(length));
  const index = withRarityOfArticles(() => builder.build());
  return {
    terms: Object.keys(parts.invertedIndex),
    find: (clauses: readonly SearchClause[]): LunrHit[] =>
      runClauses(index, clauses, (term) => term in parts.invertedIndex),
  };
}
