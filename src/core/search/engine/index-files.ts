import { ByteReader, CorruptFileError, decodeText } from '../format/bytes.ts';
import { readDocumentTable, type DocumentTable } from '../format/document-table.ts';
import type { Manifest } from '../format/manifest-schema.ts';
import { ManifestError, parseManifest } from '../format/parse-manifest.ts';
import { readPosting, type Posting } from '../format/posting.ts';
import { readStoreChunk, type StoredArticle } from '../format/store-chunk.ts';
import { readTermShard } from '../format/term-shard.ts';
import { readVocabulary } from '../format/vocabulary.ts';
import { searchFields } from '../fields.ts';
import { lastNotAfter } from './sorted-list.ts';

/** Reads a file of the index by its name: over the network, from disk or from memory. Rejects where it cannot. */
export type LoadFile = (name: string) => Promise<Uint8Array>;

/** A file of the index that could not be read; the search goes on without it. */
export interface MissingFile {
  readonly file: string;
  readonly reason: string;
}

/** The files of an index, each loaded once, when it is needed. Files that fail are tried again by the next query. */
export interface IndexFiles {
  readonly manifest: Manifest;
  readonly table: DocumentTable;
  /** Postings of those of the terms that exist. */
  readonly readPostings: (terms: readonly string[], missing: MissingFile[]) => Promise<Map<string, Posting>>;
  /** Terms that begin with something, sorted. */
  readonly readTermsFrom: (beginning: string, missing: MissingFile[]) => Promise<string[]>;
  /** All terms, sorted. */
  readonly readVocabulary: (missing: MissingFile[]) => Promise<readonly string[]>;
  readonly readArticle: (article: number, missing: MissingFile[]) => Promise<StoredArticle | undefined>;
}

/** @throws When the manifest or the table of documents cannot be read: nothing can be found without them. */
export async function openIndexFiles(load: LoadFile): Promise<IndexFiles> {
  const manifest = await readManifest(load);
  const table = readDocumentTable(await load(manifest.table), manifest.facets.length);
  const owners = (field: number): number =>
    searchFields[field]?.scope === 'article' ? manifest.articles : manifest.documents;

  const once = rememberLoaded(load);
  const readShard = (file: string | undefined, missing: MissingFile[]) => once(file, readTermShard, missing);
  const { terms, store } = manifest;

  return {
    manifest,
    table,
    readPostings: async (wanted, missing) => {
      const files = Map.groupBy(wanted, (term) => terms.files[lastNotAfter(terms.first, term)]);
      const postings = new Map<string, Posting>();
      await Promise.all(
        Array.from(files, async ([file, ofFile]) => {
          const shard = await readShard(file, missing);
          for (const term of ofFile) {
            const bytes = shard?.get(term);
            if (!file || !bytes) continue;
            const posting = attempt(file, missing, () => readPosting(new ByteReader(bytes), owners));
            if (posting) postings.set(term, posting);
          }
        }),
      );
      return postings;
    },
    readTermsFrom: async (beginning, missing) => {
      const from = Math.max(0, lastNotAfter(terms.first, beginning));
      const to = lastNotAfter(terms.first, `${beginning}\uffff`);
      const shards = await Promise.all(
        terms.files.slice(from, to + 1).map((file) => readShard(file, missing)),
      );
      return shards.flatMap((shard) =>
        Array.from(shard?.keys() ?? []).filter((term) => term.startsWith(beginning)),
      );
    },
    readVocabulary: async (missing) => (await once(manifest.vocabulary, readVocabulary, missing)) ?? [],
    readArticle: async (article, missing) => {
      const chunk = lastNotAfter(store.first, article);
      const articles = await once(store.files[chunk], readStoreChunk, missing);
      return articles?.[article - (store.first[chunk] ?? 0)];
    },
  };
}

async function readManifest(load: LoadFile): Promise<Manifest> {
  const text = decodeText(await load('manifest.json'));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ManifestError('The search index has no readable manifest.', { cause: error });
  }
  return parseManifest(value);
}

/** Loads and reads a file once; what fails is noted and forgotten, so that it is tried again. */
function rememberLoaded(load: LoadFile) {
  const loaded = new Map<string, Promise<unknown>>();
  return async <Content>(
    file: string | undefined,
    read: (bytes: Uint8Array) => Content,
    missing: MissingFile[],
  ): Promise<Content | undefined> => {
    if (file === undefined) return undefined;
    // A name tells the kind of file, and a kind is always read the same way.
    const known = loaded.get(file) as Promise<Content | undefined> | undefined;
    if (known) return known;
    const content = load(file).then(
      (bytes) => attempt(file, missing, () => read(bytes)),
      (error: unknown) => noteMissing(file, missing, error),
    );
    loaded.set(file, content);
    if ((await content) === undefined) loaded.delete(file);
    return content;
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
