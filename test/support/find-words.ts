import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** Every file below a folder that holds one of the words, decompressed where it is compressed, or in its name. */
export function findWords(folder: string, words: readonly string[]): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .flatMap((file) => {
      const raw = readFileSync(file);
      const bytes = file.endsWith('.br')
        ? brotliDecompressSync(raw)
        : file.endsWith('.gz')
          ? gunzipSync(raw)
          : raw;
      const text = `${path.relative(folder, file)}\n${bytes.toString('latin1')}`.toLowerCase();
      // The first letters are enough, as an index keeps stems.
      return words
        .filter((word) => text.includes(word.slice(0, 6)))
        .map((word) => `${word} in ${path.relative(folder, file)}`);
    });
}
