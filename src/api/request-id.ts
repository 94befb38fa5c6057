import { randomUUID } from 'node:crypto';

const mostCharacters = 255;

/** The id of a request: what the client sent in `X-Request-Id` where it is usable, else one that is made up. */
export function readRequestId(sent: string | undefined): string {
  const isUsable = sent !== undefined && sent.length <= mostCharacters && /^[\w\-=]+$/.test(sent);
  return isUsable ? sent : randomUUID();
}
