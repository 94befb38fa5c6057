import type { Page } from '../../core/article/article-registry.ts';
import { csvRow, type CsvValue } from '../../core/export/csv.ts';

/** Items that are read at once; what is sent is never longer than what these take. */
const itemsPerPage = 500;

/** A column of a table: its name, and what it has of an item. */
export type Column<Item> = readonly [name: string, value: (item: Item) => CsvValue];

/** Reads a page of a list. */
export type ReadPage<Item> = (page: {
  readonly limit: number;
  readonly after: string | undefined;
}) => Promise<Page<Item>>;

/** A whole list as a CSV file (RFC 4180), made while it is sent. */
export function streamCsv<Item>(
  name: string,
  read: ReadPage<Item>,
  columns: readonly Column<Item>[],
): Promise<Response> {
  return download(tableOf(read, columns), 'text/csv; charset=utf-8; header=present', name);
}

/** A whole list as one JSON array, made while it is sent. */
export function streamJson<Item>(
  name: string,
  read: ReadPage<Item>,
  present: (item: Item) => unknown,
): Promise<Response> {
  return download(arrayOf(read, present), 'application/json', name);
}

async function* pagesOf<Item>(read: ReadPage<Item>): AsyncGenerator<readonly Item[]> {
  let after: string | undefined;
  do {
    const page = await read({ limit: itemsPerPage, after });
    yield page.items;
    after = page.next;
  } while (after !== undefined);
}

async function* tableOf<Item>(
  read: ReadPage<Item>,
  columns: readonly Column<Item>[],
): AsyncGenerator<string> {
  let head = csvRow(columns.map(([name]) => name));
  for await (const items of pagesOf(read)) {
    yield head + items.map((item) => csvRow(columns.map(([, value]) => value(item)))).join('');
    head = '';
  }
}

async function* arrayOf<Item>(
  read: ReadPage<Item>,
  present: (item: Item) => unknown,
): AsyncGenerator<string> {
  let before = '[\n';
  for await (const items of pagesOf(read)) {
    const texts = items.map((item) => JSON.stringify(present(item)));
    yield before + texts.join(',\n');
    before = ',\n';
  }
  yield '\n]\n';
}

/** A response that is made while it is sent; its beginning is there before it is promised. */
async function download(parts: AsyncGenerator<string>, type: string, name: string): Promise<Response> {
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<string, unknown>> | undefined = Promise.resolve(await parts.next());
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await (next ?? parts.next());
      next = undefined;
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
