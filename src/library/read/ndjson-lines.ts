import { createReadStream } from 'node:fs';

/**
 * Lines of newline-delimited JSON. Node's own readers would also break lines at U+2028 and U+2029, which JSON texts
 * may hold as they are.
 */
export async function* ndjsonLines(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
