import { ByteReader, ByteWriter, CorruptFileError, joinColumns, splitColumns } from './bytes.ts';
import { decodeHash, encodeHash, hashBytes } from './content-hash.ts';
import { isCutPoint } from './cut-point.ts';
import { createTermReader, createTermWriter, termColumns } from './term-columns.ts';

/*
 * A base of any size is found through two levels: the manifest names the pages, a page names the files. So what a query
 * loads to find its files does not grow with the base, but for a line in the manifest for each page.
 */

/** A term shard: where it begins, and its name. */
export interface ShardEntry {
  /** Terms of this shard are at or after it, those of earlier ones before. */
  readonly from: string;
  /** Content hash. */
  readonly hash: string;
}

/** A file of the result store: how many articles it holds, and its name. */
export interface ChunkEntry {
  readonly articles: number;
  /** Content hash. */
  readonly hash: string;
}

const usualShards = 16;
const shardsPerCut = 4;

/** Cuts a list of shards into pages, always at the same terms. */
export function pagesOfShards(shards: readonly ShardEntry[]): (readonly ShardEntry[])[] {
  const pages: ShardEntry[][] = [];
  let page: ShardEntry[] = [];
  shards.forEach((shard, index) => {
    page.push(shard);
    const isFull = page.length >= usualShards && isCutPoint(shard.from, shardsPerCut);
    if (!isFull && index < shards.length - 1) return;
    pages.push(page);
    page = [];
  });
  return pages;
}

export function writeShardPage(shards: readonly ShardEntry[]): Uint8Array {
  const terms = createTermWriter();
  const hashes = new ByteWriter();
  shards.forEach(({ from, hash }, index) => {
    terms.add(from, shards[index - 1]?.from ?? '');
    hashes.writeBytes(encodeHash(hash));
  });
  return joinColumns([...terms.columns, hashes]);
}

export function readShardPage(bytes: Uint8Array): readonly ShardEntry[] {
  const columns = splitColumns(bytes, termColumns + 1);
  const readTerm = createTermReader(columns);
  const hashes = columns[termColumns] ?? new ByteReader(new Uint8Array());
  const shards: ShardEntry[] = [];
  while (!hashes.isAtEnd) {
    const from = readTerm(shards.at(-1)?.from ?? '');
    shards.push({ from, hash: decodeHash(hashes.readBytes(hashBytes)) });
  }
  return shards;
}

export function writeChunkPage(chunks: readonly ChunkEntry[]): Uint8Array {
  const writer = new ByteWriter();
  writer.writeNumber(chunks.length);
  for (const { articles } of chunks) writer.writeNumber(articles);
  for (const { hash } of chunks) writer.writeBytes(encodeHash(hash));
  return writer.toBytes();
}

export function readChunkPage(bytes: Uint8Array): readonly ChunkEntry[] {
  const reader = new ByteReader(bytes);
  const counts = Array.from({ length: readCount(reader, bytes) }, () => reader.readNumber());
  return counts.map((articles) => ({ articles, hash: decodeHash(reader.readBytes(hashBytes)) }));
}

function readCount(reader: ByteReader, bytes: Uint8Array): number {
  const count = reader.readNumber();
  if (count > bytes.length) throw new CorruptFileError('More entries than bytes.');
  return count;
}
