import { createServer } from 'node:http';
import path from 'node:path';
import { servedBytes } from '../../../../src/cli/build/compress.ts';

/** A file as a site would serve it. */
export interface ServedFile {
  readonly bytes: Uint8Array;
  /** Brotli's. */
  readonly quality: number;
}

/** A server on a free loopback port that counts what it sends. */
export interface FileServer {
  readonly origin: string;
  /** Bytes of the bodies sent since this was last asked, by path. */
  readonly takeSent: () => ReadonlyMap<string, number>;
  readonly stop: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.css': 'text/css; charset=utf-8',
};

/** Serves files by their path (`/search-index/manifest.json`); `/` is `/index.html`. */
export async function serveFiles(files: ReadonlyMap<string, ServedFile>): Promise<FileServer> {
  const compressed = new Map<ServedFile, Promise<Uint8Array>>();
  let sent = new Map<string, number>();
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = asked === '/' ? '/index.html' : asked;
    const file = files.get(name);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const known = compressed.get(file) ?? servedBytes(file.bytes, file.quality);
    compressed.set(file, known);
    void known.then((body) => {
      sent.set(name, (sent.get(name) ?? 0) + body.length);
      response
        .writeHead(200, {
          'content-type': types[path.extname(name)] ?? 'application/octet-stream',
          'content-length': body.length,
          'cache-control': 'max-age=3600',
          ...(body !== file.bytes && { 'content-encoding': 'br' }),
        })
        .end(body);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    takeSent: () => {
      const taken = sent;
      sent = new Map();
      return taken;
    },
    stop: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
