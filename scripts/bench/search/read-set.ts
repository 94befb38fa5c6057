import { createReadStream } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Left out or null: the default. */
const orDefault = <Schema extends z.ZodType>(schema: Schema, value: z.output<Schema>) =>
  schema.nullish().transform((given): z.output<Schema> => given ?? value);

const documentSchema = z.object({
  id: z.string().min(1),
  title: orDefault(z.string(), ''),
  text: z.string(),
  /** BCP 47 tag. */
  lang: orDefault(z.string().min(2), 'en'),
  /** Lines of the text that are headings, in order. */
  headings: orDefault(z.array(z.string()), []),
});

const querySchema = z.object({
  id: z.string().min(1),
  text: z.string().min(1),
  /** What kind of question it is; quality is reported for each. */
  kind: orDefault(z.string().min(1), 'all'),
});

const judgementSchema = z.object({
  queryId: z.string().min(1),
  docId: z.string().min(1),
  /** How well the document answers; 0 is not at all. */
  rel: z.number().min(0),
});

export type SetDocument = Readonly<z.infer<typeof documentSchema>>;
/** What is known of a document without its texts. */
export type DocumentName = Pick<SetDocument, 'id' | 'lang'>;
export type SetQuery = Readonly<z.infer<typeof querySchema>>;

/** Grades of documents by their id; a document without one does not answer. */
export type Judgements = ReadonlyMap<string, number>;

/** A folder of documents, queries and judgements. */
export interface SearchSet {
  /** Name of its folder. */
  readonly name: string;
  readonly documents: readonly SetDocument[];
  /** Those that have a document which answers. */
  readonly queries: readonly SetQuery[];
  /** By the query's id. */
  readonly judgements: ReadonlyMap<string, Judgements>;
  /** What is odd about the set, but does not keep it from being used. */
  readonly notices: readonly string[];
}

/** A set cannot be read; the message names each file, line and reason. */
export class SetError extends Error {
  override readonly name = 'SetError';
}

/** Reported at most, so that a file of another format does not fill the screen. */
const mostProblems = 20;

/**
 * Reads `docs.jsonl`, `queries.jsonl` and `qrels.jsonl` of a folder.
 *
 * @throws {SetError} naming every bad line.
 */
export async function readSet(folder: string): Promise<SearchSet> {
  const problems: string[] = [];
  const documents = await readDocumentLines(folder, problems);
  const queries = await readLines(path.join(folder, 'queries.jsonl'), querySchema, idOf, problems);
  const rows = await readLines(
    path.join(folder, 'qrels.jsonl'),
    judgementSchema,
    ({ queryId, docId }) => JSON.stringify([queryId, docId]),
    problems,
  );
  refuse(problems);
  const judgements = new Map<string, Map<string, number>>();
  for (const { queryId, docId, rel } of rows) {
    const ofQuery = judgements.get(queryId) ?? new Map<string, number>();
    judgements.set(queryId, ofQuery.set(docId, rel));
  }
  const answered = queries.filter(({ id }) =>
    Array.from(judgements.get(id)?.values() ?? []).some((rel) => rel > 0),
  );
  if (answered.length === 0)
    throw new SetError(`${path.join(folder, 'qrels.jsonl')}: judges no document of any query as an answer`);
  return {
    name: path.basename(path.resolve(folder)),
    documents,
    queries: answered,
    judgements,
    notices: noticesOf(documents, queries, answered, judgements),
  };
}

/** Some of the items, evenly spread, so that what stands together keeps its share. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (count >= items.length) return [...items];
  return Array.from({ length: count }, (_, index) => Math.floor((index * items.length) / count)).flatMap(
    (position) => items.slice(position, position + 1),
  );
}

/**
 * Reads the documents of a set alone.
 *
 * @throws {SetError} naming every bad line.
 */
export async function readDocuments(folder: string): Promise<readonly SetDocument[]> {
  const problems: string[] = [];
  const documents = await readDocumentLines(folder, problems);
  refuse(problems);
  return documents;
}

async function readDocumentLines(folder: string, problems: string[]): Promise<SetDocument[]> {
  const file = path.join(folder, 'docs.jsonl');
  const earlierProblems = problems.length;
  const documents = await readLines(file, documentSchema, idOf, problems);
  if (documents.length === 0 && problems.length === earlierProblems)
    problems.push(`${file}: holds no document`);
  return documents;
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const more = problems.length - mostProblems;
  throw new SetError(
    [...problems.slice(0, mostProblems), ...(more > 0 ? [`and ${more} more`] : [])].join('\n'),
  );
}

function noticesOf(
  documents: readonly SetDocument[],
  queries: readonly SetQuery[],
  answered: readonly SetQuery[],
  judgements: ReadonlyMap<string, Judgements>,
): string[] {
  const knownDocuments = new Set(documents.map(idOf));
  const knownQueries = new Set(queries.map(idOf));
  return [
    ...noticeOf(queries.length - answered.length, 'queries without an answer in qrels.jsonl are left out'),
    ...noticeOf(
      Array.from(judgements.keys()).filter((id) => !knownQueries.has(id)).length,
      'queries of qrels.jsonl are not in queries.jsonl and are left out',
    ),
    ...noticeOf(
      Array.from(judgements.values()).flatMap((ofQuery) =>
        Array.from(ofQuery.keys()).filter((id) => !knownDocuments.has(id)),
      ).length,
      'judgements name a document that is not in docs.jsonl; it counts as not found',
    ),
  ];
}

function noticeOf(count: number, text: string): string[] {
  return count > 0 ? [`${count} ${text}`] : [];
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

async function readLines<Row>(
  file: string,
  schema: z.ZodType<Row>,
  keyOf: (row: Row) => string,
  problems: string[],
): Promise<Row[]> {
  const rows: Row[] = [];
  const lineOf = new Map<string, number>();
  const readLine = (line: string, number: number): void => {
    const text = line.replace(/^\uFEFF/, '').trim();
    if (text === '') return;
    const place = `${file}:${number}`;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      problems.push(`${place}: not JSON; write one JSON object a line`);
      return;
    }
    const read = schema.safeParse(value);
    if (!read.success) {
      for (const { path: at, message } of read.error.issues)
        problems.push(`${place}: ${at.length > 0 ? `${at.join('.')}: ` : ''}${message}`);
      return;
    }
    const earlier = lineOf.get(keyOf(read.data));
    if (earlier !== undefined) {
      problems.push(`${place}: says again what line ${earlier} says; ids are unique, and so are judgements`);
      return;
    }
    lineOf.set(keyOf(read.data), number);
    rows.push(read.data);
  };
  try {
    let number = 0;
    for await (const line of linesOf(file)) readLine(line, ++number);
  } catch (error) {
    problems.push(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  return rows;
}

/**
 * Lines one by one, as a process that builds an index is measured with what reading leaves behind. Only a line feed ends a
 * line: JSON may hold U+2028, which `node:readline` takes for an end.
 */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  // A stream with an encoding gives strings.
  for await (const chunk of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}
