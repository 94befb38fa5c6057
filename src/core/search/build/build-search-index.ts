import type { Article } from '../../article/article.ts';
import type { Product } from '../../policy/policy.ts';
import { documentsOfArticle } from '../documents-of-article.ts';
import { facetNames, facetValuesOf } from '../facets.ts';
import { searchFields } from '../fields.ts';
import { encodeText } from '../format/bytes.ts';
import { contentHash } from '../format/content-hash.ts';
import { writeDocumentTable } from '../format/document-table.ts';
import type { Manifest } from '../format/manifest-schema.ts';
import { writeStoreChunks } from '../format/store-chunk.ts';
import { writeTermShards } from '../format/term-shard.ts';
import { writeVocabulary } from '../format/vocabulary.ts';
import type { SearchArticle } from '../search-document.ts';
import { collectPostings } from './collect-postings.ts';

/** A file of the index. */
export interface SearchFile {
  /** `manifest.json`, or a name that changes with the content. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The search index of articles and translations: `manifest.json` first, then the files it names. The same articles give
 * the same bytes.
 *
 * @param products The policy's products, whose names find articles as their ids do.
 */
export function buildSearchIndex(
  articles: readonly Article[],
  products: readonly Product[] = [],
): SearchFile[] {
  const names = new Map(products.map(({ id, name }) => [id, name]));
  return buildIndexOf(
    articles.map((article) => documentsOfArticle(article, names)),
    names,
  );
}

/** Like `buildSearchIndex`, from what search knows of the articles. */
export function buildIndexOf(
  articles: readonly SearchArticle[],
  productNames: ReadonlyMap<string, string> = new Map(),
): SearchFile[] {
  const { terms, fieldLengths } = collectPostings(articles);
  const firstDocument = [0];
  for (const { sections } of articles) firstDocument.push((firstDocument.at(-1) ?? 0) + sections.length);
  const documents = firstDocument.at(-1) ?? 0;
  const facets = facetNames.map((name) => ({
    name,
    values: [...new Set(articles.flatMap((article) => facetValuesOf(article, name)))].toSorted(),
  }));
  const files = new Map<string, SearchFile>();
  const add = (kind: string, ending: string, bytes: Uint8Array): string => {
    const name = `${kind}-${contentHash(bytes)}.${ending}`;
    files.set(name, { name, bytes });
    return name;
  };
  const shards = writeTermShards(terms);
  const chunks = writeStoreChunks(articles);
  const manifest: Manifest = {
    version: 1,
    averageFieldLengths: searchFields.map((field, position) =>
      averageLength(field.scope, fieldLengths[position] ?? [], articles, documents),
    ),
    documents,
    articles: articles.length,
    languages: languagesByFrequency(articles),
    facets,
    productNames: Object.fromEntries(
      (facets.find(({ name }) => name === 'product')?.values ?? []).flatMap((id) => {
        const name = productNames.get(id);
        return name === undefined || name === id ? [] : [[id, name]];
      }),
    ),
    table: add(
      'table',
      'bin',
      writeDocumentTable({
        firstDocument,
        fieldLengths,
        facetValues: facets.map(({ name, values }) =>
          articles.map((article) => facetValuesOf(article, name).map((value) => values.indexOf(value))),
        ),
        keys: articles.map(({ key }) => key),
      }),
    ),
    vocabulary: add('vocabulary', 'bin', writeVocabulary(terms.map(([term]) => term))),
    terms: {
      first: shards.map(({ firstTerm }) => firstTerm),
      files: shards.map(({ bytes }) => add('terms', 'bin', bytes)),
    },
    store: {
      first: chunks.map(({ firstArticle }) => firstArticle),
      files: chunks.map(({ bytes }) => add('store', 'json', bytes)),
    },
  };
  return [{ name: 'manifest.json', bytes: encodeText(JSON.stringify(manifest)) }, ...files.values()];
}

/** Average over all documents, as lunr counts: an article's fields stand in each of its documents. */
function averageLength(
  scope: 'article' | 'section',
  lengths: readonly number[],
  articles: readonly SearchArticle[],
  documents: number,
): number {
  if (documents === 0) return 0;
  const total = lengths.reduce(
    (sum, length, owner) =>
      sum + length * (scope === 'article' ? (articles[owner]?.sections.length ?? 0) : 1),
    0,
  );
  return total / documents;
}

function languagesByFrequency(articles: readonly SearchArticle[]): string[] {
  const counts = new Map<string, number>();
  for (const { language } of articles) counts.set(language, (counts.get(language) ?? 0) + 1);
  return Array.from(counts)
    .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([language]) => language);
}
