import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { ApiProblem } from '../api/problem/api-problem.ts';
import { problemResponse } from '../api/problem/problem-details.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { StartError } from './start-error.ts';

export interface Listener {
  /** As in an address: `127.0.0.1:4321`. */
  readonly authority: string;
  /** Takes no more connections, and waits for the answers that are under way. */
  readonly close: () => Promise<void>;
}

/**
 * Takes a port and answers requests there.
 *
 * @param drainMilliseconds How long answers that are under way may take once the listener is closed; then they are cut.
 * @throws {StartError} The port is in use or may not be taken, or the host is not one of this machine.
 */
export async function listen(
  host: string,
  port: number,
  answer: (request: Request, remoteAddress: string | undefined) => Response | Promise<Response>,
  drainMilliseconds = 10_000,
): Promise<Listener> {
  const listener = getRequestListener(
    (request, { incoming }) => answer(request, incoming.socket.remoteAddress),
    { hostname: host, errorHandler: refuseRequest },
  );
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (incoming, outgoing) => {
    void listener(incoming, outgoing);
  });
  server.on('clientError', refuseUnreadable);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explainFailure(error, host, port)));
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return {
    authority: `${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: () => close(server, drainMilliseconds),
  };
}

/** What cannot even be read as a request (a bad Host header, a path with a backslash). */
function refuseRequest(error: unknown): Response {
  const detail = 'The request line or the Host header is not well formed.';
  return problemResponse(new ApiProblem('bad-request', detail, { cause: error }), {});
}

async function close(server: Server, drainMilliseconds: number): Promise<void> {
  // Connections that are kept alive end with their answer.
  server.on('request', (_, response) => {
    response.shouldKeepAlive = false;
  });
  const overdue = setTimeout(() => server.closeAllConnections(), drainMilliseconds);
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(overdue);
  clearInterval(idle);
}

function explainFailure(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(
        `port ${port} on ${host} is in use by another program (perhaps another Casebook).\nStop it, or take another port with --port or PORT.`,
      );
    case 'EACCES':
      return new StartError(
        `port ${port} may not be taken by this user. Take one above 1023 with --port or PORT.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartError(
        `${host} is not an address of this machine. Give another one with --host or HOST.`,
      );
    default:
      return error;
  }
}
