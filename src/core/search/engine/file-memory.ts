import { CorruptFileError } from '../format/bytes.ts';

/** Reads a file of the index by its name: over the network, from disk or from memory. Rejects where it cannot. */
export type LoadFile = (name: string) => Promise<Uint8Array>;

/** A file of the index that could not be read; the search goes on without it. */
export interface MissingFile {
  readonly file: string;
  readonly reason: string;
}

/** Files that are remembered at most, for somebody who searches all day. */
const memoryLimit = 4096;

/**
 * Loads and reads a file once; what fails is noted and forgotten, so that it is tried again. What was not asked for the
 * longest is forgotten when there is too much.
 */
export function createFileMemory(load: LoadFile) {
  const loaded = new Map<string, Promise<unknown>>();
  return {
    /** The content of a file, or none when it cannot be loaded or is damaged; `missing` then tells so. */
    read: async <Content>(
      file: string | undefined,
      read: (bytes: Uint8Array) => Content,
      missing: MissingFile[],
    ): Promise<Content | undefined> => {
      if (file === undefined) return undefined;
      // A name tells the kind of file, and a kind is always read the same way.
      const known = loaded.get(file) as Promise<Content | undefined> | undefined;
      if (known) {
        loaded.delete(file);
        loaded.set(file, known);
        return known;
      }
      const content = load(file).then(
        (bytes) => attempt(file, missing, () => read(bytes)),
        (error: unknown) => noteMissing(file, missing, error),
      );
      loaded.set(file, content);
      const [oldest] = loaded.keys();
      if (loaded.size > memoryLimit && oldest !== undefined) loaded.delete(oldest);
      if ((await content) === undefined) loaded.delete(file);
      return content;
    },
  };
}

/** Reads damaged content as none, and notes it. */
function attempt<Result>(file: string, missing: MissingFile[], read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CorruptFileError)) throw error;
    noteMissing(file, missing, error);
    return undefined;
  }
}

function noteMissing(file: string, missing: MissingFile[], error: unknown): undefined {
  if (missing.some((other) => other.file === file)) return;
  missing.push({ file, reason: error instanceof Error ? error.message : String(error) });
}
