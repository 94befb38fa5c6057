import { hashDigits } from './content-hash.ts';

/** Names of pages of the directory, of which the manifest has nothing but the hashes, one after the other. */
export function pageNames(kind: 'shards' | 'chunks', hashes: string): readonly string[] {
  return Array.from(
    { length: hashes.length / hashDigits },
    (_, page) => `${kind}-${hashes.slice(page * hashDigits, (page + 1) * hashDigits)}.bin`,
  );
}
