import { createAnalyzer } from '../analysis/analyzer.ts';
import { loadWordRules } from '../analysis/languages/load-word-rules.ts';
import { createLexicon } from '../ranking/lexicon.ts';
import type { LoadFile } from './file-memory.ts';
import { openIndexFiles } from './index-files.ts';
import { onePerLanguage } from '../analysis/one-per-language.ts';
import type { SearchContext } from './search-context.ts';
import { createStatistics } from './statistics.ts';

/** Opens an index: what all searches share. Loads the manifest, the table of documents and what its languages need. */
export async function openIndex(load: LoadFile): Promise<Omit<SearchContext, 'missing' | 'signal'>> {
  const files = await openIndexFiles(load);
  const rulesOf = await loadWordRules(files.manifest.languages);
  const analyzerOf = onePerLanguage((language) => createAnalyzer(rulesOf(language)));
  return {
    files,
    statistics: createStatistics(files.manifest, files.table),
    analyzerOf,
    lexiconOf: onePerLanguage((language) => createLexicon(analyzerOf(language))),
  };
}
