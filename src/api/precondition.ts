import type { Context } from 'hono';
import { ApiProblem } from './problem/api-problem.ts';

/** The entity tag (RFC 9110, section 8.8.3) of a version of something that counts its changes. */
export const versionTag = (version: number): string => `"${version}"`;

/**
 * The version that a change is meant for, from its If-Match header.
 *
 * @returns `undefined` for `*`: whichever version there is.
 * @throws {ApiProblem} There is no such header (428), or it names no version (412).
 */
export function requireVersion(context: Context): number | undefined {
  const header = context.req.header('If-Match')?.trim();
  if (header === undefined || header === '') {
    throw new ApiProblem(
      'precondition-required',
      'Send If-Match with the ETag of what you have read, so that nobody else’s change is lost.',
    );
  }
  if (header === '*') return undefined;
  const version = /^"(\d{1,15})"$/.exec(header)?.[1];
  if (version === undefined) throw versionStale();
  return Number(version);
}

/** Somebody else has changed it in the meantime. */
export function versionStale(): ApiProblem {
  return new ApiProblem(
    'version-stale',
    'It was changed since you read it. Read it again, and send If-Match with its ETag.',
  );
}
