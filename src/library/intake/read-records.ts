import { createReadStream } from 'node:fs';
import type { FileRecord } from './file-record.ts';
import { guessDelimiter, readCsv } from './read-csv.ts';
import { JsonSplitter } from './split-json.ts';

export interface ReadRecordsOptions {
  /** Names of lists that an envelope of JSON may hold. */
  readonly lists: readonly string[];
  /** Encoding of the file, where it has no byte order mark; UTF-8 if absent. */
  readonly encoding?: string | undefined;
  /** Told the bytes that were read so far. */
  readonly onBytes?: (bytes: number) => void;
}

/** Characters that a record may have: more than any system lets people write. */
const longestRecord = 8 * 1024 * 1024;

/** How much of a file is looked at to tell what it is. */
const lookedAt = 64 * 1024;

/**
 * Reads the records of an export one after another, never the whole file: JSON (a list, or an object that holds one), JSON lines, or CSV
 * with commas, semicolons or tabulators. What the file is, is told from how it begins.
 */
export async function* readRecords(file: string, options: ReadRecordsOptions): AsyncGenerator<FileRecord> {
  const chunks = readText(file, options);
  let head = '';
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) break;
    head += next.value;
    if (head.length >= lookedAt) break;
  }
  const text = withHead(head, chunks);
  switch (kindOf(file, head, options.lists)) {
    case 'lines':
      yield* readLines(text);
      break;
    case 'json':
      yield* readJson(text, options.lists);
      break;
    case 'csv':
      yield* readCsv(text, guessDelimiter(head.trimStart().split(/\r?\n/, 1)[0] ?? ''), longestRecord);
      break;
  }
}

async function* readText(file: string, { encoding, onBytes }: ReadRecordsOptions): AsyncGenerator<string> {
  let bytes = 0;
  let decoder: TextDecoder | undefined;
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>; // no encoding is set
  for await (const chunk of stream) {
    decoder ??= new TextDecoder(encoding ?? encodingOf(chunk));
    bytes += chunk.length;
    onBytes?.(bytes);
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

/** What a byte order mark tells. */
function encodingOf(chunk: Buffer): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8';
}

async function* withHead(head: string, chunks: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* chunks;
}

function kindOf(file: string, head: string, lists: readonly string[]): 'lines' | 'json' | 'csv' {
  if (/\.(?:jsonl|ndjson)$/i.test(file)) return 'lines';
  const begin = head.trimStart();
  if (begin.startsWith('[')) return 'json';
  if (!begin.startsWith('{')) return 'csv';
  // An object that ends with its line is one of many, unless it holds the list itself.
  const line = begin.split('\n', 1)[0] ?? '';
  const first = parseJson(line);
  const isEnvelope =
    first.isJson &&
    typeof first.value === 'object' &&
    first.value !== null &&
    Object.entries(first.value).some(([key, value]) => lists.includes(key) && Array.isArray(value));
  return first.isJson && !isEnvelope ? 'lines' : 'json';
}

async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<FileRecord> {
  let line = 1;
  let rest = '';
  let isTooLong = false;
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      if (isTooLong) yield tooLong(line);
      else yield* lineRecord(part, line);
      isTooLong = false;
      line += 1;
    }
    if (rest.length > longestRecord) {
      isTooLong = true;
      rest = '';
    }
  }
  if (isTooLong) yield tooLong(line);
  else yield* lineRecord(rest, line);
}

function* lineRecord(text: string, line: number): Generator<FileRecord> {
  if (text.trim() !== '') yield recordOf(text, line);
}

async function* readJson(
  chunks: AsyncIterable<string>,
  lists: readonly string[],
): AsyncGenerator<FileRecord> {
  const splitter = new JsonSplitter(lists, longestRecord);
  for await (const chunk of chunks) {
    for (const { text, line } of splitter.push(chunk))
      yield text === undefined ? tooLong(line) : recordOf(text, line);
  }
  for (const { text, line } of splitter.end())
    yield text === undefined ? tooLong(line) : recordOf(text, line);
}

const tooLong = (line: number): FileRecord => ({
  line,
  reason: `the record is longer than ${longestRecord / 1024 / 1024} million characters`,
  isTooLong: true,
});

function recordOf(text: string, line: number): FileRecord {
  const parsed = parseJson(text);
  return parsed.isJson
    ? { line, record: parsed.value }
    : { line, reason: `it is no JSON: ${parsed.message}` };
}

function parseJson(
  text: string,
): { readonly isJson: true; readonly value: unknown } | { readonly isJson: false; readonly message: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { isJson: true, value };
  } catch (error) {
    return { isJson: false, message: error instanceof Error ? error.message : String(error) };
  }
}
