import { extname } from 'node:path/posix';

interface MediaType {
  readonly type: string;
  /** Whether the build makes .br and .gz beside such files. */
  readonly isCompressible: boolean;
}

const text = (type: string): MediaType => ({ type: `${type}; charset=utf-8`, isCompressible: true });
const structured = (type: string): MediaType => ({ type, isCompressible: true });
const packed = (type: string): MediaType => ({ type, isCompressible: false });

const byName: Readonly<Record<string, MediaType>> = {
  'rss.xml': structured('application/rss+xml'),
  'feed.xml': structured('application/rss+xml'),
  'opensearch.xml': structured('application/opensearchdescription+xml'),
};

const byExtension: Readonly<Record<string, MediaType>> = {
  '.html': text('text/html'),
  '.css': text('text/css'),
  '.js': text('text/javascript'),
  '.mjs': text('text/javascript'),
  '.md': text('text/markdown'),
  '.txt': text('text/plain'),
  '.csv': text('text/csv'),
  '.ics': text('text/calendar'),
  '.json': structured('application/json'),
  '.map': structured('application/json'),
  '.webmanifest': structured('application/manifest+json'),
  '.xml': structured('application/xml'),
  '.rss': structured('application/rss+xml'),
  '.svg': structured('image/svg+xml'),
  '.ico': structured('image/x-icon'),
  '.wasm': structured('application/wasm'),
  '.bin': structured('application/octet-stream'),
  '.png': packed('image/png'),
  '.jpg': packed('image/jpeg'),
  '.jpeg': packed('image/jpeg'),
  '.gif': packed('image/gif'),
  '.webp': packed('image/webp'),
  '.avif': packed('image/avif'),
  '.woff': packed('font/woff'),
  '.woff2': packed('font/woff2'),
  '.pdf': packed('application/pdf'),
};

/** The media type of a file, by its name. */
export function mediaTypeOf(name: string): MediaType {
  return byName[name] ?? byExtension[extname(name).toLowerCase()] ?? structured('application/octet-stream');
}
