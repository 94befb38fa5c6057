import type { Column } from '../../core/export/csv.ts';
import { arrayOf, tableOf, type ReadPage } from '../../core/export/list-text.ts';

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
