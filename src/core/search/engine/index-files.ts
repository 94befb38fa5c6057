import { mayHoldStem } from '../analysis/languages/own-rules.ts';
import { fieldsWithoutCases } from '../fields.ts';
import { decodeText } from '../format/bytes.ts';
import { readChunkPage, readShardPage, type ChunkEntry, type ShardEntry } from '../format/directory-page.ts';
import { readDocumentTable, type DocumentTable } from '../format/document-table.ts';
import type { FactTable } from '../format/fact-table.ts';
import { readGlossary, type Glossary } from '../format/glossary.ts';
import type { Manifest } from '../format/manifest-schema.ts';
import { pageNames } from '../format/page-names.ts';
import { ManifestError, parseManifest } from '../format/parse-manifest.ts';
import { joinInflections, type Posting } from '../format/posting.ts';
import { readStoreChunk, type StoredArticle } from '../format/store-chunk.ts';
import { readTermShard, type ShardTerm } from '../format/term-shard.ts';
import { readVocabularyPiece } from '../format/vocabulary.ts';
import type { Wording } from '../wording/wording.ts';
import { createFileMemory, type LoadFile, type MissingFile } from './file-memory.ts';
import { lastNotAfter } from './sorted-list.ts';

/** The files of an index, each loaded once, when it is needed. Files that fail are tried again by the next query. */
export interface IndexFiles {
  readonly manifest: Manifest;
  readonly table: DocumentTable;
  /** Postings of those of the terms that exist; a stem's hold its inflections'. */
  readonly readPostings: (terms: readonly string[], missing: MissingFile[]) => Promise<Map<string, Posting>>;
  /** What those of the terms that are abbreviations are short for. */
  readonly readLongForms: (
    terms: readonly string[],
    missing: MissingFile[],
  ) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** In how many articles the terms stand themselves, inflections aside; of those that do. */
  readonly countArticles: (
    terms: readonly string[],
    missing: MissingFile[],
  ) => Promise<ReadonlyMap<string, number>>;
  /** Terms that begin with something, sorted. */
  readonly readTermsFrom: (beginning: string, missing: MissingFile[]) => Promise<string[]>;
  /** All terms, sorted; or those around a beginning, as far as files reach. */
  readonly readVocabulary: (missing: MissingFile[], beginning?: string) => Promise<readonly string[]>;
  readonly readArticle: (article: number, missing: MissingFile[]) => Promise<StoredArticle | undefined>;
  /** Names that stand for one another; none where the index has no such file. */
  readonly readGlossary: (missing: MissingFile[]) => Promise<Glossary>;
  /** How customers word things; none where cases do not tell, and where the file cannot be read. */
  readonly readWording: (missing: MissingFile[]) => Promise<Wording | undefined>;
  readonly readFacts: (missing: MissingFile[]) => Promise<FactTable | undefined>;
}

/** @throws When the manifest or the table of documents cannot be read: nothing can be found without them. */
export async function openIndexFiles(load: LoadFile): Promise<IndexFiles> {
  const manifest = await readManifest(load);
  const table = readDocumentTable(
    await load(manifest.table),
    manifest.averageFieldLengths.length,
    manifest.languages.length,
  );
  const memory = createFileMemory(load);
  const readTerms = createTermReader(manifest, memory);
  const joined = new Map<string, Posting>();

  const isTextFor = (stem: string): ((article: number) => boolean) | undefined => {
    const holds = manifest.languages.map((language) => mayHoldStem(language, stem));
    if (holds.every(Boolean)) return undefined;
    return (article) => holds[table.languages[article] ?? 0] ?? false;
  };

  return {
    manifest,
    table,
    readPostings: async (wanted, missing) => {
      const found = await readTerms(wanted, missing);
      const inflections = new Set(
        Array.from(found).flatMap(([stem, term]) => (joined.has(stem) ? [] : term.inflections)),
      );
      for (const term of found.keys()) inflections.delete(term);
      const others = await readTerms([...inflections], missing);
      const postings = new Map<string, Posting>();
      for (const [term, { posting, inflections: forms }] of found) {
        const known = forms.length === 0 ? posting : joined.get(term);
        if (known) {
          postings.set(term, known);
          continue;
        }
        const parts = forms.map((form) => (found.get(form) ?? others.get(form))?.posting);
        const whole = joinInflections(
          posting,
          parts.filter((part) => part !== undefined),
          isTextFor(term),
        );
        if (!parts.includes(undefined)) joined.set(term, whole);
        postings.set(term, whole);
      }
      return postings;
    },
    readLongForms: async (terms, missing) => {
      const found = Array.from(await readTerms(terms, missing));
      return new Map(
        found.flatMap(([term, { longForms }]) => (longForms.length === 0 ? [] : [[term, longForms]])),
      );
    },
    countArticles: async (terms, missing) => {
      const found = Array.from(await readTerms(terms, missing));
      return new Map(found.map(([term, { posting }]) => [term, posting.documentCount]));
    },
    readTermsFrom: async (beginning, missing) => {
      const entries = await readEntriesFrom(beginning, manifest, memory, missing);
      const shards = await Promise.all(
        entries.map(({ hash }) => memory.read(`terms-${hash}.bin`, readShard(manifest), missing)),
      );
      return shards.flatMap((shard) =>
        Array.from(shard?.keys() ?? []).filter((term) => term.startsWith(beginning)),
      );
    },
    readVocabulary: async (missing, beginning) => {
      const entries = (await memory.read(manifest.vocabulary, readShardPage, missing)) ?? [];
      const first = entries.map(({ from }) => from);
      const [from, to] = beginning === undefined ? [0, entries.length] : rangeOf(first, beginning);
      const pieces = await Promise.all(
        entries
          .slice(from, to)
          .map(({ hash }) => memory.read(`vocabulary-${hash}.bin`, readVocabularyPiece, missing)),
      );
      return pieces.flatMap((piece) => piece ?? []);
    },
    readArticle: createArticleReader(manifest, memory),
    readGlossary: async (missing) =>
      (await memory.read(manifest.glossary?.file, readGlossary, missing)) ?? [],
    readWording: async (missing) => {
      if (manifest.wording === undefined) return undefined;
      const { readWording } = await import('../format/wording-file.ts');
      return memory.read(manifest.wording, readWording, missing);
    },
    readFacts: async (missing) => {
      const { readFactTable } = await import('../format/fact-table.ts');
      return memory.read(
        manifest.facts,
        (bytes) =>
          readFactTable(
            bytes,
            manifest.facets.map(({ values }) => values.length),
            manifest.averageFieldLengths.length > fieldsWithoutCases,
          ),
        missing,
      );
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

type FileMemory = ReturnType<typeof createFileMemory>;

const readShard =
  ({ articles }: Manifest) =>
  (bytes: Uint8Array) =>
    readTermShard(bytes, articles);

/** Reads what the shards themselves say of terms. */
function createTermReader(manifest: Manifest, memory: FileMemory) {
  const { first, hashes } = manifest.terms;
  const files = pageNames('shards', hashes);
  return async (wanted: readonly string[], missing: MissingFile[]): Promise<Map<string, ShardTerm>> => {
    const found = new Map<string, ShardTerm>();
    const byPage = Map.groupBy(wanted, (term) => files[lastNotAfter(first, term)]);
    await Promise.all(
      Array.from(byPage, async ([file, ofPage]) => {
        const entries = (await memory.read(file, readShardPage, missing)) ?? [];
        const beginnings = entries.map(({ from }) => from);
        const byShard = Map.groupBy(ofPage, (term) => entries[lastNotAfter(beginnings, term)]);
        await Promise.all(
          Array.from(byShard, async ([entry, ofShard]) => {
            const shard =
              entry && (await memory.read(`terms-${entry.hash}.bin`, readShard(manifest), missing));
            for (const term of ofShard) {
              const content = shard?.get(term);
              if (content) found.set(term, content);
            }
          }),
        );
      }),
    );
    return found;
  };
}

async function readEntriesFrom(
  beginning: string,
  { terms: { first, hashes } }: Manifest,
  memory: FileMemory,
  missing: MissingFile[],
): Promise<ShardEntry[]> {
  const pages = await Promise.all(
    pageNames('shards', hashes)
      .slice(...rangeOf(first, beginning))
      .map((file) => memory.read(file, readShardPage, missing)),
  );
  const entries = pages.flatMap((page) => page ?? []);
  const [start, end] = rangeOf(
    entries.map(({ from }) => from),
    beginning,
  );
  return entries.slice(start, end);
}

/** Positions of the files, of which each begins somewhere, that may hold terms with a beginning: from, to. */
function rangeOf(first: readonly string[], beginning: string): [number, number] {
  return [Math.max(0, lastNotAfter(first, beginning)), lastNotAfter(first, `${beginning}\uffff`) + 1];
}

function createArticleReader({ store: { first, hashes } }: Manifest, memory: FileMemory) {
  const files = pageNames('chunks', hashes);
  return async (article: number, missing: MissingFile[]): Promise<StoredArticle | undefined> => {
    const position = lastNotAfter(first, article);
    const page = await memory.read(files[position], readChunkPage, missing);
    const place = page && locate(page, article - (first[position] ?? 0));
    if (!place) return undefined;
    const stored = await memory.read(`store-${place.hash}.bin`, readStoreChunk, missing);
    return stored?.[place.index];
  };
}

function locate(
  page: readonly ChunkEntry[],
  article: number,
): { readonly hash: string; readonly index: number } | undefined {
  let index = article;
  for (const { articles, hash } of page) {
    if (index < articles) return { hash, index };
    index -= articles;
  }
  return undefined;
}
