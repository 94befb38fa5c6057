import type { Context } from 'hono';
import { compress } from 'hono/compress';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { knownLength } from '../known-body.ts';
import { bodyOfKnownLength } from './body-of-known-length.ts';
import { tagOfCoding, tagsOfContent } from './coded-tags.ts';
import { leastBytes } from './least-bytes.ts';

const gzip = compress({ encoding: 'gzip', threshold: leastBytes });

/**
 * Compresses an answer of text (JSON, problems, the reference page) for clients that take gzip.
 *
 * A coded answer is a representation of its own and has a strong tag of its own (RFC 9110, section 8.8.3.3): that of the
 * plain one with `-gzip` behind it. Handlers know nothing of that: in If-Match and If-None-Match they find the tag that
 * they gave out, whichever representation the client has (`acceptCodedTags`).
 *
 * @param asked If-None-Match as it came.
 */
export async function compressAnswer(
  context: Context<ApplicationEnvironment>,
  asked: string | undefined,
): Promise<void> {
  let tag: string | null = null;
  await gzip(context, async () => {
    await declareLength(context);
    tag = context.res.headers.get('ETag');
  });
  if (tag === null) return;
  const { res } = context;
  // Who has the coded representation is told that it is this one that has not changed.
  const isCoded =
    res.status === 304 ? asked?.includes(tagOfCoding(tag)) : res.headers.has('Content-Encoding');
  if (isCoded) res.headers.set('ETag', tagOfCoding(tag));
  if (res.status === 304) context.header('Vary', 'Accept-Encoding', { append: true });
}

/** `compress` goes by the length that an answer declares; ours declare none. */
async function declareLength(context: Context<ApplicationEnvironment>): Promise<void> {
  const { res } = context;
  const length = knownLength(context);
  if (length !== undefined) {
    res.headers.set('Content-Length', String(length));
    // `compress` would set it by making the answer anew.
    if (length >= leastBytes && !res.headers.has('Vary')) res.headers.set('Vary', 'Accept-Encoding');
    return;
  }
  if (res.body === null || res.headers.has('Content-Length')) return;
  const read = await bodyOfKnownLength(res.body, leastBytes);
  context.res = new Response(read.body, res);
  if (read.length !== undefined) context.res.headers.set('Content-Length', String(read.length));
}

/**
 * Has handlers find the tags of what they gave out in what the client sends back.
 *
 * @returns If-None-Match as it came.
 */
export function acceptCodedTags(context: Context): string | undefined {
  const { raw } = context.req;
  const asked = raw.headers.get('If-None-Match') ?? undefined;
  if (asked === undefined && (raw.method === 'GET' || raw.method === 'HEAD')) return undefined;
  for (const name of ['If-Match', 'If-None-Match']) {
    const tags = raw.headers.get(name);
    if (tags === null || tagsOfContent(tags) === tags) continue;
    const headers = new Headers(context.req.raw.headers);
    headers.set(name, tagsOfContent(tags));
    context.req.raw = new Request(context.req.raw, { headers });
  }
  return asked;
}
