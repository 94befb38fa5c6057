import { lookup as resolveName } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isForbiddenAddress } from './forbidden-address.ts';

/** A message that is to be posted. */
export interface OutgoingMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PostOptions {
  /** Whether it may go to the own machine and network, and without https. */
  readonly allowsPrivate: boolean;
  readonly timeoutMilliseconds: number;
}

/** Why a message could not be posted. */
export class PostError extends Error {
  override readonly name = 'PostError';
}

/**
 * Posts a message, and waits for the status of the answer. Redirects are not followed, and what is answered is not read. Where the
 * address leads is looked at when the connection is made, so that no name can lead elsewhere in between.
 *
 * @returns Status of the answer.
 * @throws {PostError} There was none.
 */
export function postMessage(
  { url, headers, body }: OutgoingMessage,
  { allowsPrivate, timeoutMilliseconds }: PostOptions,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const target = new URL(url);
    if (!allowsPrivate) {
      const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
      if (target.protocol !== 'https:') return reject(new PostError('the address is not https'));
      // A name is looked at when it is resolved.
      if (isIP(host) !== 0 && isForbiddenAddress(host)) return reject(forbidden(host));
    }
    const send = target.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(
      target,
      {
        method: 'POST',
        agent: false,
        headers: { ...headers, 'Content-Length': Buffer.byteLength(body), Connection: 'close' },
        ...(!allowsPrivate && { lookup: lookupPublic }),
        signal: AbortSignal.timeout(timeoutMilliseconds),
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      },
    );
    request.on('error', (error) => reject(explain(error, timeoutMilliseconds)));
    request.end(body);
  });
}

const forbidden = (address: string): PostError =>
  new PostError(`${address} is within the own network; webhooks go to the internet only`);

/** Resolves a name to addresses of the internet; one other among them is enough to refuse it. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    const wrong = error ? undefined : addresses.find(({ address }) => isForbiddenAddress(address));
    const [first] = addresses ?? [];
    if (error || wrong || !first) {
      callback(error ?? forbidden(`${hostname} (${wrong?.address ?? 'no address'})`), '', 0);
    } else if (options.all) {
      callback(null, addresses);
    } else {
      callback(null, first.address, first.family);
    }
  });
};

function explain(error: NodeJS.ErrnoException, timeoutMilliseconds: number): PostError {
  if (error instanceof PostError) return error;
  if (error.name === 'AbortError' || error.name === 'TimeoutError')
    return new PostError(`no answer within ${timeoutMilliseconds / 1000} s`);
  return new PostError(error.code === undefined ? error.message : `${error.code}: ${error.message}`);
}
