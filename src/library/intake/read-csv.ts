import { Readable } from 'node:stream';
import { parse, type CsvError } from 'csv-parse';
import type { FileRecord } from './file-record.ts';

/** Rows of a CSV file by the names of their columns; a name that stands several times gives a list. */
export async function* readCsv(
  chunks: AsyncIterable<string>,
  delimiter: string,
  longest: number,
): AsyncGenerator<FileRecord> {
  const skipped: FileRecord[] = [];
  const parser = parse({
    bom: true,
    columns: (header: readonly string[]) => header.map((name) => name.trim()),
    delimiter,
    group_columns_by_name: true,
    info: true,
    max_record_size: longest,
    relax_column_count_less: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      const line = typeof error?.['lines'] === 'number' ? error['lines'] : undefined;
      skipped.push({ line, reason: error?.message ?? 'the row cannot be read' });
      return undefined;
    },
  });
  const rows: AsyncIterable<{ readonly record: unknown; readonly info: { readonly lines: number } }> =
    Readable.from(chunks).pipe(parser);
  for await (const { record, info } of rows) {
    yield* skipped.splice(0);
    yield { line: info.lines, record };
  }
  yield* skipped.splice(0);
}

/** The character that parts the columns of a first line: a comma, a semicolon or a tabulator. */
export function guessDelimiter(firstLine: string): string {
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: bare.split(mark).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ',';
}
