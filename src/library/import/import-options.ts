import type { Audience } from '../../core/article/audience.ts';
import type { Confidence } from '../../core/article/confidence.ts';
import type { Language } from '../../core/article/language.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { SkippedFile, SourceFormat } from './source/find-sources.ts';
import type { Loss } from './loss.ts';
import type { ProductMap } from './source/product-map.ts';

/** One import of a folder of another knowledge base. */
export interface ImportOptions {
  readonly format: SourceFormat;
  /** Folder to import, absolute. */
  readonly sourceDir: string;
  /** Content folder to write to, absolute. */
  readonly contentDir: string;
  /** Name of the ledger: imports of one name are of one knowledge base, wherever its folder lies. */
  readonly name: string;
  readonly audience: Exclude<Audience, 'restricted'>;
  readonly confidence: Confidence;
  /** Team of all articles; none: the team of their product. */
  readonly owner?: string;
  /** Author of articles whose source names none. */
  readonly author?: string;
  /** Language of sources that name none; none: it is guessed from their text. */
  readonly lang?: Language;
  /** Where paths of the original site lead. */
  readonly baseUrl?: string;
  readonly productMap: ProductMap;
  /** Converts and reports, and writes nothing. */
  readonly isDryRun: boolean;
  readonly now: Date;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What became of a source. `kept`: edited by hand since, and its source did not change. */
export type ImportStatus = 'created' | 'updated' | 'unchanged' | 'kept' | 'conflict';

/** One imported source. */
export interface ImportedArticle {
  readonly source: string;
  readonly id: string;
  /** Path below the content folder. */
  readonly file: string;
  readonly status: ImportStatus;
}

/** What an import did, and what it could not do. */
export interface ImportResult {
  readonly articles: readonly ImportedArticle[];
  /** Sources that were not imported, with the reason. */
  readonly failures: readonly Problem[];
  readonly skipped: readonly SkippedFile[];
  /** Sources of earlier imports that are gone; their articles were left alone. */
  readonly gone: readonly string[];
  readonly losses: readonly Loss[];
  /** Policy tables that were written or completed. */
  readonly policyFiles: readonly string[];
  /** Images that were copied. */
  readonly images: number;
}
