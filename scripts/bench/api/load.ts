import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** A request as it goes over the line. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
}

export interface LoadOptions {
  readonly port: number;
  /** Connections, each with one request at a time. */
  readonly connections: number;
  readonly milliseconds: number;
  readonly next: () => LoadRequest;
}

/** What came of a load. */
export interface LoadResult {
  readonly requests: number;
  readonly milliseconds: number;
  /** Of each request, in milliseconds. */
  readonly latencies: readonly number[];
  /** Answers of another status than 2xx. */
  readonly failures: number;
}

/**
 * Asks a server of the loopback for as long as it is told, over connections that stay open. A client on bare sockets: one that does more
 * would be what is measured, on a machine that the server shares with it.
 */
export async function load({ port, connections, milliseconds, next }: LoadOptions): Promise<LoadResult> {
  const latencies: number[] = [];
  let failures = 0;
  const start = performance.now();
  const end = start + milliseconds;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const line = await openLine(port);
      try {
        while (performance.now() < end) {
          const asked = performance.now();
          const status = await line.ask(next());
          latencies.push(performance.now() - asked);
          if (status < 200 || status > 299) failures += 1;
        }
      } finally {
        line.close();
      }
    }),
  );
  return { requests: latencies.length, milliseconds: performance.now() - start, latencies, failures };
}

/** A connection that stays open. */
export interface Line {
  /** @returns Status of the answer, once the whole of it has come. */
  readonly ask: (request: LoadRequest) => Promise<number>;
  readonly close: () => void;
}

const headEnd = Buffer.from('\r\n\r\n');
const lastChunk = Buffer.from('0\r\n\r\n');

/** Connects to a server of the loopback. */
export async function openLine(port: number): Promise<Line> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let waiting:
    { readonly resolve: (status: number) => void; readonly reject: (error: Error) => void } | undefined;
  let received: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const status = statusOfWhole(received);
    if (status === undefined) return;
    received = Buffer.alloc(0);
    waiting?.resolve(status);
  });
  const fail = (): void => waiting?.reject(new Error('the server closed the connection'));
  socket.on('error', fail);
  socket.on('close', fail);
  return {
    ask: ({ method, path, body }) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`;
        socket.write(
          body === undefined
            ? `${head}\r\n`
            : `${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        );
      }),
    close: () => {
      waiting = undefined;
      socket.destroy();
    },
  };
}

/** Status of an answer that has come to its end; `undefined` while it has not. */
function statusOfWhole(received: Buffer): number | undefined {
  const end = received.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = received.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  const isWhole =
    length === undefined
      ? received.subarray(-lastChunk.length).equals(lastChunk)
      : received.length >= end + headEnd.length + Number(length);
  return isWhole ? Number(head.slice(9, 12)) : undefined;
}
