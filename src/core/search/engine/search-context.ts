import type { Analyzer } from '../analysis/analyzer.ts';
import type { Lexicon } from '../ranking/lexicon.ts';
import type { IndexFiles } from './index-files.ts';
import type { MissingFile } from './file-memory.ts';
import type { Statistics } from './statistics.ts';

/** An open index, and what one search needs besides. */
export interface SearchContext {
  readonly files: IndexFiles;
  readonly statistics: Statistics;
  readonly analyzerOf: (language: string) => Analyzer;
  readonly lexiconOf: (language: string) => Lexicon;
  /** Takes note of files that could not be read. */
  readonly missing: MissingFile[];
  readonly signal: AbortSignal | undefined;
}

/** How each language of the index reads texts, the most frequent first. */
export function languagesOf({ files, analyzerOf }: SearchContext): readonly Analyzer[] {
  return files.manifest.languages.map(analyzerOf);
}
