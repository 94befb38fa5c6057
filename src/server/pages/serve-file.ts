import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { ApiProblem } from '../../api/problem/api-problem.ts';
import { parseRange, type ByteRange } from './byte-range.ts';
import type { LocatedFile } from './locate-file.ts';
import { mediaTypeOf } from './media-type.ts';
import { acceptedEncodings, type Encoding } from './negotiate-encoding.ts';

/** Up to this size a file is read as a whole and its tag is a hash of it; larger ones are streamed. */
const wholeBytes = 1024 * 1024;

const endings = { br: '.br', gzip: '.gz' } as const satisfies Record<Encoding, string>;

/** A file in one content coding, ready to be sent. */
interface Representation {
  readonly encoding: Encoding | undefined;
  readonly size: number;
  readonly tag: string;
  readonly read: (range?: ByteRange) => BodyInit;
}

export interface FileRequest {
  readonly method: string;
  readonly header: (name: string) => string | undefined;
}

export interface FileResponseOptions {
  readonly cacheControl: string;
  /** 404: the file is the page for what was not found; it is always sent whole. */
  readonly status?: 200 | 404;
}

/**
 * The response to a GET or HEAD request for a file: the best content coding, `304` to who has it already, a part of it
 * to who asks for one.
 */
export async function serveFile(
  located: LocatedFile,
  request: FileRequest,
  { cacheControl, status = 200 }: FileResponseOptions,
): Promise<Response> {
  const { type, isCompressible } = mediaTypeOf(located.name);
  const range = status === 200 && request.method === 'GET' ? request.header('Range') : undefined;
  const representation = await chooseRepresentation(
    located,
    // A part of a compressed file is of no use to most clients that ask for parts.
    isCompressible && range === undefined ? acceptedEncodings(request.header('Accept-Encoding')) : [],
  );
  const headers = new Headers({ 'Cache-Control': cacheControl, ETag: representation.tag });
  if (isCompressible) headers.set('Vary', 'Accept-Encoding');
  if (status === 200 && matches(request.header('If-None-Match'), representation.tag)) {
    return new Response(null, { status: 304, headers });
  }
  headers.set('Content-Type', type);
  if (status === 200) headers.set('Accept-Ranges', 'bytes');
  if (representation.encoding) headers.set('Content-Encoding', representation.encoding);
  const part = range === undefined ? 'whole' : partOf(range, request.header('If-Range'), representation);
  if (part === 'unsatisfiable') {
    throw new ApiProblem('range-not-satisfiable', `The file has ${representation.size} bytes.`, {
      headers: { 'Content-Range': `bytes */${representation.size}` },
    });
  }
  if (part !== 'whole') {
    headers.set('Content-Range', `bytes ${part.start}-${part.end}/${representation.size}`);
    headers.set('Content-Length', String(part.end - part.start + 1));
    return new Response(representation.read(part), { status: 206, headers });
  }
  headers.set('Content-Length', String(representation.size));
  return new Response(request.method === 'HEAD' ? null : representation.read(), { status, headers });
}

function partOf(range: string, condition: string | undefined, { tag, size }: Representation) {
  return condition !== undefined && condition !== tag ? 'whole' : parseRange(range, size);
}

async function chooseRepresentation(
  located: LocatedFile,
  accepted: readonly Encoding[],
): Promise<Representation> {
  for (const encoding of accepted) {
    const file = located.file + endings[encoding];
    const stats = await stat(file).catch(() => undefined);
    if (stats?.isFile()) return represent(file, stats.size, stats.mtime, encoding);
  }
  return represent(located.file, located.size, located.modified, undefined);
}

async function represent(
  file: string,
  size: number,
  modified: Date,
  encoding: Encoding | undefined,
): Promise<Representation> {
  if (size > wholeBytes) {
    return {
      encoding,
      size,
      tag: `"${size.toString(36)}-${modified.getTime().toString(36)}${encoding ? `-${encoding}` : ''}"`,
      // Node and the DOM declare the same web stream twice.
      read: (range) => Readable.toWeb(createReadStream(file, range)) as ReadableStream,
    };
  }
  const content = await readFile(file);
  return {
    encoding,
    size: content.length,
    tag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    read: (range) => (range ? content.subarray(range.start, range.end + 1) : content),
  };
}

/** Whether an If-None-Match header names a tag (weak comparison, RFC 9110, section 13.1.2). */
function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || [...header.matchAll(/"[^"]*"/g)].some(([named]) => named === tag);
}
