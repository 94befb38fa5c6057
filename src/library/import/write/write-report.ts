import path from 'node:path';
import type { ImportOptions, ImportResult } from '../import-options.ts';
import { countLosses, lossKinds } from '../loss.ts';
import { writeFileAtomically } from './write-file.ts';

/** The whole report as data: the state of the import, not the history of its runs, so that a second run writes the same. */
export function reportOf(
  options: Pick<ImportOptions, 'name' | 'format'>,
  result: ImportResult,
): Record<string, unknown> {
  return {
    name: options.name,
    format: options.format,
    articles: result.articles.length,
    failures: result.failures.map(({ file, line, code, message, hint }) => ({
      file,
      line,
      code,
      message,
      hint,
    })),
    conflicts: result.articles
      .filter(({ status }) => status === 'conflict')
      .map(({ source, file }) => ({ source, file })),
    gone: result.gone,
    skipped: result.skipped,
    lossCounts: countLosses(result.losses),
    lossKinds: Object.fromEntries(
      Object.keys(countLosses(result.losses)).map((kind) => [
        kind,
        Object.entries(lossKinds).find(([name]) => name === kind)?.[1] ?? '',
      ]),
    ),
    losses: result.losses,
  };
}

/** Writes the report to `.import/report.json` in the content folder. */
export async function writeReport(
  options: Pick<ImportOptions, 'name' | 'format' | 'contentDir'>,
  result: ImportResult,
): Promise<void> {
  const file = path.join(options.contentDir, '.import', 'report.json');
  await writeFileAtomically(file, `${JSON.stringify(reportOf(options, result), undefined, 1)}\n`);
}
