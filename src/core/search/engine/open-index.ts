import { createAnalyzer } from '../analysis/analyzer.ts';
import { createLexicon } from '../ranking/lexicon.ts';
import type { LoadFile } from './file-memory.ts';
import { openIndexFiles } from './index-files.ts';
import { onePerLanguage } from './one-per-language.ts';
import type { SearchContext } from './search-context.ts';
import { createStatistics } from './statistics.ts';

/** Opens an index: what all searches share. Loads the manifest and the table of documents. */
export async function openIndex(load: LoadFile): Promise<Omit<SearchContext, 'missing' | 'signal'>> {
  const files = await openIndexFiles(load);
  const analyzerOf = onePerLanguage(createAnalyzer);
  return {
    files,
    statistics: createStatistics(files.manifest, files.table),
    analyzerOf,
    lexiconOf: onePerLanguage((language) => createLexicon(analyzerOf(language))),
  };
}
