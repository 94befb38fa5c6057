import type { CalendarDate } from '../../core/article/calendar-date.ts';
import { checkKnowledgeBase } from '../../core/check/check-knowledge-base.ts';
import { compareProblems, type Problem } from '../../core/problem/problem.ts';
import { lintFiles } from '../../library/lint/lint-files.ts';
import { listImages } from '../../library/read/list-images.ts';
import { readPolicyPlaces } from '../../library/read/policy-places.ts';
import type { ReadResult } from '../../library/read/read-knowledge-base.ts';

interface CheckContentOptions {
  readonly contentDir: string;
  readonly today: CalendarDate;
  /** Whether style is looked at, too; it has no errors and takes as long as all the rest. */
  readonly withStyle: boolean;
}

/** Everything that is wrong with a content folder: what reading found, what the rules find, and style. In order. */
export async function checkContent(
  { base, damaged, problems }: ReadResult,
  { contentDir, today, withStyle }: CheckContentOptions,
): Promise<Problem[]> {
  const files = [...base.articles, ...damaged].map(({ file }) => file);
  const [images, policyPlace, style] = await Promise.all([
    listImages(contentDir),
    readPolicyPlaces(contentDir),
    withStyle ? lintFiles(contentDir, files) : [],
  ]);
  const found = checkKnowledgeBase(base, { today, images, damaged, policyPlace, readProblems: problems });
  return [...problems, ...found, ...style].toSorted(compareProblems);
}
