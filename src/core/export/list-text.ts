import type { Page } from '../article/article-registry.ts';
import type { MaybePromise } from '../there-at-once.ts';
import { csvRow, type Column } from './csv.ts';

/** Items that are read at once; what is sent is never longer than what these take. */
const itemsPerPage = 500;

/** Reads a page of a list. */
export type ReadPage<Item> = (page: {
  readonly limit: number;
  readonly after: string | undefined;
}) => MaybePromise<Page<Item>>;

async function* pagesOf<Item>(read: ReadPage<Item>): AsyncGenerator<readonly Item[]> {
  let after: string | undefined;
  do {
    const page = await read({ limit: itemsPerPage, after });
    yield page.items;
    after = page.next;
  } while (after !== undefined);
}

/** A whole list as CSV, a page at a time. */
export async function* tableOf<Item>(
  read: ReadPage<Item>,
  columns: readonly Column<Item>[],
): AsyncGenerator<string> {
  let head = csvRow(columns.map(([name]) => name));
  for await (const items of pagesOf(read)) {
    yield head + items.map((item) => csvRow(columns.map(([, value]) => value(item)))).join('');
    head = '';
  }
}

/** A whole list as one JSON array, a page at a time. */
export async function* arrayOf<Item>(
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
