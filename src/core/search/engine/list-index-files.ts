import { decodeText } from '../format/bytes.ts';
import { readChunkPage, readShardPage } from '../format/directory-page.ts';
import { pageNames } from '../format/page-names.ts';
import { parseManifest } from '../format/parse-manifest.ts';
import type { LoadFile } from './file-memory.ts';

/**
 * Names of all files of an index, for who wants to keep a whole one: in lots, what most queries need first. Names stand in
 * files that are lots before them, so those are loaded.
 *
 * @throws {ManifestError} when the index is of another version, `CorruptFileError`, and whatever `load` rejects with.
 */
export async function* listIndexFiles(load: LoadFile): AsyncGenerator<readonly string[]> {
  const { table, facts, glossary, wording, terms, store, vocabulary } = parseManifest(
    JSON.parse(decodeText(await load('manifest.json'))),
  );
  const pagesOfShards = pageNames('shards', terms.hashes);
  yield [table, facts, ...(glossary ? [glossary.file] : []), ...(wording ? [wording] : []), ...pagesOfShards];
  for (const file of pagesOfShards)
    yield readShardPage(await load(file)).map(({ hash }) => `terms-${hash}.bin`);
  const pagesOfChunks = pageNames('chunks', store.hashes);
  yield pagesOfChunks;
  for (const file of pagesOfChunks)
    yield readChunkPage(await load(file)).map(({ hash }) => `store-${hash}.bin`);
  yield [vocabulary];
  yield readShardPage(await load(vocabulary)).map(({ hash }) => `vocabulary-${hash}.bin`);
}
