import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

const compressible = new Set([
  '.html',
  '.css',
  '.js',
  '.mjs',
  '.json',
  '.md',
  '.txt',
  '.xml',
  '.svg',
  '.webmanifest',
  '.ico',
  '.bin',
  '.index',
]);

/** Endings of compressed copies. */
export const copyEndings = ['.br', '.gz'] as const;

/** Whether a file is the compressed copy of another. */
export function isCompressedCopy(name: string): boolean {
  return copyEndings.some((ending) => name.endsWith(ending));
}

/** Below this size (bytes) a compressed copy saves no packet. */
const smallestCompressed = 400;

/** Whether a file of this name is worth a compressed copy. */
export function isCompressible(name: string): boolean {
  return compressible.has(path.extname(name).toLowerCase());
}

/** Quality for pages and other text in bulk, which change with every edit: the best would cost thirty times the time for a seventh of the size. */
export const bulkQuality = 5;

/** Quality for what is immutable: fetched often, compressed once. */
export const bestQuality = constants.BROTLI_MAX_QUALITY;

/** Brotli's quality for a file of the site. */
function qualityFor(name: string): number {
  return name.startsWith('_astro/') ? bestQuality : bulkQuality;
}

/**
 * Writes `FILE.br` and `FILE.gz` beside a file, each whole or not at all; small files get none.
 *
 * @param content What is in the file, where the caller has it at hand.
 */
export async function compressFile(
  folder: string,
  name: string,
  quality: number = qualityFor(name),
  content?: Uint8Array,
): Promise<void> {
  const file = path.join(folder, name);
  const bytes = content ?? (await readFile(file));
  if (bytes.length < smallestCompressed) return;
  const [brotli, gzipped] = await Promise.all([
    brotliOf(bytes, quality),
    toGzip(bytes, { level: quality === bestQuality ? 9 : 6 }),
  ]);
  await Promise.all([writeWhole(`${file}.br`, brotli), writeWhole(`${file}.gz`, gzipped)]);
}

/** A file as browsers receive it: compressed, unless it is too small for that or grows by it; then the very same bytes. */
export async function servedBytes(bytes: Uint8Array, quality: number): Promise<Uint8Array> {
  if (bytes.length < smallestCompressed) return bytes;
  const compressed = await brotliOf(bytes, quality);
  return compressed.length < bytes.length ? compressed : bytes;
}

async function brotliOf(bytes: Uint8Array, quality: number): Promise<Buffer> {
  return toBrotli(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

/** Removes the compressed copies of a file. */
export async function removeCompressed(folder: string, name: string): Promise<void> {
  const file = path.join(folder, name);
  await Promise.all([rm(`${file}.br`, { force: true }), rm(`${file}.gz`, { force: true })]);
}

async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const temporary = `${file}.part`;
  await writeFile(temporary, bytes);
  await rename(temporary, file);
}
