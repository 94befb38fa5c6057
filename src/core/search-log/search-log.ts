import type { CaseId } from '../case/case-id.ts';
import type { RecordedSearch, SearchClick } from './recorded-search.ts';

/**
 * Searches, so that it can be seen what people look for and do not find. They belong to nobody, so no entry of the audit trail names who
 * searched.
 */
export interface SearchLog {
  readonly record: (search: Omit<RecordedSearch, 'id'>) => Promise<RecordedSearch>;
  readonly find: (id: string) => Promise<RecordedSearch | undefined>;
  /** Keeps the first result that was opened; later ones change nothing. */
  readonly recordClick: (id: string, click: SearchClick, at: number) => Promise<RecordedSearch | undefined>;
  /** Keeps the first case that came of it all the same. */
  readonly recordCase: (id: string, caseId: CaseId) => Promise<RecordedSearch | undefined>;
  /**
   * Forgets searches of before an instant, but not that they found nothing: those stay until somebody writes the article.
   *
   * @returns How many were forgotten.
   */
  readonly forget: (before: number) => Promise<number>;
}
