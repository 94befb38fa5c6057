import { createHash } from 'node:crypto';
import { servedBytes } from '../../../src/cli/build/compress.ts';

/** Sizes by content and quality: an index that is one large file takes a minute to compress. */
const known = new Map<string, Promise<number>>();

/** Size of a file as browsers receive it. */
export async function servedSize(bytes: Uint8Array, quality: number): Promise<number> {
  const key = `${quality} ${createHash('sha256').update(bytes).digest('base64')}`;
  const size = known.get(key) ?? servedBytes(bytes, quality).then(({ length }) => length);
  known.set(key, size);
  return size;
}
