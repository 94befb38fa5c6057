import lunr from 'lunr';
import { createAnalyzer, type Analyzer } from '../../../src/core/search/analysis/analyzer.ts';
import { alternativesPipeline, createTermTree } from '../../../src/core/search/engine/lunr-parts.ts';
import { runClauses, type LunrHit } from '../../../src/core/search/engine/run-clauses.ts';
import { searchFields } from '../../../src/core/search/fields.ts';
import type { SearchClause } from '../../../src/core/search/query/clauses.ts';
import { fieldText, type SearchArticle } from '../../../src/core/search/search-document.ts';

/** The parts of `lunr.Builder` that its published types leave out or describe wrongly. */
interface BuilderParts {
  tokenizer: (text: { language: string; text: string }) => lunr.Token[];
  searchPipeline: lunr.Pipeline;
  invertedIndex: Record<string, object>;
  createTokenSet: () => void;
  tokenSet: lunr.TokenSet;
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
  parts.tokenizer = ({ language, text }) => {
    const analyzer = analyzers.get(language) ?? createAnalyzer(language);
    analyzers.set(language, analyzer);
    return analyzer.termsOfText(text).map((term) => new lunr.Token(term, {}));
  };
  parts.searchPipeline = alternativesPipeline;
  if (hasPlainTree) {
    parts.createTokenSet = () => {
      parts.tokenSet = createTermTree(Object.keys(parts.invertedIndex).toSorted());
    };
  }
  for (const { name, boost } of searchFields) builder.field(name, { boost });
  builder.ref('id');
  let document = 0;
  for (const article of articles) {
    for (const section of article.sections) {
      const fields = searchFields.map(({ name }) => [
        name,
        { language: article.language, text: fieldText(article, section, name) },
      ]);
      builder.add({ id: String(document++), ...Object.fromEntries(fields) });
    }
  }
  const index = builder.build();
  return {
    terms: Object.keys(parts.invertedIndex),
    find: (clauses: readonly SearchClause[]): LunrHit[] =>
      runClauses(index, clauses, (term) => term in parts.invertedIndex),
  };
}
