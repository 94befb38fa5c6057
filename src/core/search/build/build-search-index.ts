import type { Article } from '../../article/article.ts';
import { namesOf as namesOfEntry, type GlossaryEntry, type Product } from '../../policy/policy.ts';
import { documentOfArticle } from '../document-of-article.ts';
import { facetNames, facetValuesOf } from '../facets.ts';
import { encodeText } from '../format/bytes.ts';
import { pagesOfShards, writeChunkPage, writeShardPage } from '../format/directory-page.ts';
import { writeDocumentTable } from '../format/document-table.ts';
import { createFacetColumn, writeFactTable } from '../format/fact-table.ts';
import { writeGlossary, type Glossary } from '../format/glossary.ts';
import { lengthCode, lengthOfCode } from '../format/field-length.ts';
import { formatVersion } from '../format/format-version.ts';
import type { Manifest } from '../format/manifest-schema.ts';
import { writeStoreChunks, type StoreChunk } from '../format/store-chunk.ts';
import { writeTermShards, type ShardTerm } from '../format/term-shard.ts';
import { writeVocabulary } from '../format/vocabulary.ts';
import { writeWording } from '../format/wording-file.ts';
import { explainedAbbreviations } from '../glossary/explained-abbreviations.ts';
import { namesPattern } from '../glossary/names-pattern.ts';
import { usefulGlossary } from '../glossary/useful-glossary.ts';
import type { AnsweredCases, SearchArticle } from '../search-document.ts';
import { collectPostings } from './collect-postings.ts';
import { learnFromCases } from './learn-from-cases.ts';
import { createFileSet, type FileSet, type SearchFile } from './file-set.ts';

export type { SearchFile } from './file-set.ts';

/** What an organisation's policy and its cases say to search. */
export interface SearchKnowledge {
  readonly products?: readonly Product[];
  readonly glossary?: readonly GlossaryEntry[];
  /** By the key of an article: the cases that it answered. Never given for readers outside. */
  readonly cases?: ReadonlyMap<string, AnsweredCases>;
}

/**
 * The search index of articles and translations: `manifest.json` first, then the files it names. The same articles give
 * the same bytes. Articles are numbered by age, so that a new one changes few files.
 *
 * @param knowledge.products Their names find articles as their ids do.
 * @param knowledge.glossary Names that stand for one another.
 * @param knowledge.cases What customers said finds the articles that answered them.
 */
export function buildSearchIndex(
  articles: readonly Article[],
  { products = [], glossary = [], cases }: SearchKnowledge = {},
): SearchFile[] {
  const names = new Map(products.map(({ id, name }) => [id, name]));
  const byAge = articles.toSorted(
    (a, b) => compare(a.fields.created, b.fields.created) || compare(a.key, b.key),
  );
  return buildIndexOf(
    byAge.map((article) => documentOfArticle(article, names, cases?.get(article.key))),
    names,
    glossary.map(namesOfEntry),
  );
}

/** Like `buildSearchIndex`, from what search knows of the articles, in the order of their numbers. */
export function buildIndexOf(
  articles: readonly SearchArticle[],
  productNames: ReadonlyMap<string, string> = new Map(),
  glossary: Glossary = [],
): SearchFile[] {
  const longForms = explainedAbbreviations(articles);
  const { terms, contentOf, fieldLengths } = collectPostings(articles);
  const lengthCodes = fieldLengths.map((lengths) => Uint8Array.from(lengths, lengthCode));
  const hasCases = articles.some(({ cases }) => cases);
  const languages = languagesByFrequency(articles);
  const facets = facetNames.map((name) => ({
    name,
    values: [...new Set(articles.flatMap((article) => facetValuesOf(article, name)))].toSorted(),
  }));
  const files = createFileSet();
  const manifest: Manifest = {
    version: formatVersion,
    articles: articles.length,
    averageFieldLengths: lengthCodes.map(averageLength),
    languages,
    facets,
    ...addGlossary(glossary, terms, languages, files),
    ...addWording(articles, files),
    productNames: namesOf(facets.find(({ name }) => name === 'product')?.values ?? [], productNames),
    table: files.add(
      'table',
      writeDocumentTable({
        lengthCodes,
        languages: Uint8Array.from(articles, ({ language }) => languages.indexOf(language)),
      }),
    ),
    facts: files.add(
      'facts',
      writeFactTable({
        facetValues: facets.map(({ name, values }) => {
          const positions = new Map(values.map((value, position) => [value, position]));
          return createFacetColumn(
            articles.map((article) =>
              facetValuesOf(article, name).flatMap((value) => positions.get(value) ?? []),
            ),
          );
        }),
        days: articles.map(({ day }) => Math.max(0, day)),
        ...(hasCases && { reuse: articles.map(({ cases }) => cases?.reuse ?? 0) }),
      }),
    ),
    terms: addShards(terms, (term) => ({ ...contentOf(term), longForms: longForms.get(term) ?? [] }), files),
    vocabulary: addVocabulary(terms, files),
    store: addChunks(writeStoreChunks(articles), files),
  };
  return [{ name: 'manifest.json', bytes: encodeText(JSON.stringify(manifest)) }, ...files.list()];
}

function addGlossary(
  glossary: Glossary,
  terms: readonly string[],
  languages: readonly string[],
  files: FileSet,
): Pick<Manifest, 'glossary'> {
  const useful = usefulGlossary(glossary, new Set(terms), languages);
  if (useful.length === 0) return {};
  return {
    glossary: { file: files.add('glossary', writeGlossary(useful)), pattern: namesPattern(useful) },
  };
}

function addWording(articles: readonly SearchArticle[], files: FileSet): Pick<Manifest, 'wording'> {
  const wording = learnFromCases(articles);
  return wording ? { wording: files.add('wording', writeWording(wording)) } : {};
}

function addShards(
  terms: readonly string[],
  contentOf: (term: string) => ShardTerm,
  files: FileSet,
): Manifest['terms'] {
  const shards = writeTermShards(terms, contentOf).map(({ from, bytes }) => ({
    from,
    hash: files.addHashed('terms', bytes),
  }));
  const pages = pagesOfShards(shards);
  return {
    first: pages.map((page) => page[0]?.from ?? ''),
    hashes: pages.map((page) => files.addHashed('shards', writeShardPage(page))).join(''),
  };
}

function addVocabulary(terms: readonly string[], files: FileSet): Manifest['vocabulary'] {
  const pieces = writeVocabulary(terms).map(({ firstTerm, bytes }) => ({
    from: firstTerm,
    hash: files.addHashed('vocabulary', bytes),
  }));
  return files.add('pieces', writeShardPage(pieces));
}

const chunksPerPage = 64;

function addChunks(chunks: readonly StoreChunk[], files: FileSet): Manifest['store'] {
  const first: number[] = [];
  let hashes = '';
  let article = 0;
  for (let from = 0; from < chunks.length; from += chunksPerPage) {
    const page = chunks.slice(from, from + chunksPerPage).map(({ articles, bytes }) => ({
      articles,
      hash: files.addHashed('store', bytes),
    }));
    first.push(article);
    hashes += files.addHashed('chunks', writeChunkPage(page));
    article += page.reduce((sum, { articles }) => sum + articles, 0);
  }
  return { first, hashes };
}

function averageLength(codes: Uint8Array): number {
  return codes.length === 0 ? 0 : codes.reduce((sum, code) => sum + lengthOfCode(code), 0) / codes.length;
}

function namesOf(
  products: readonly string[],
  productNames: ReadonlyMap<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    products.flatMap((id) => {
      const name = productNames.get(id);
      return name === undefined || name === id ? [] : [[id, name]];
    }),
  );
}

function languagesByFrequency(articles: readonly SearchArticle[]): string[] {
  const counts = new Map<string, number>();
  for (const { language } of articles) counts.set(language, (counts.get(language) ?? 0) + 1);
  return Array.from(counts)
    .toSorted(([a, countA], [b, countB]) => countB - countA || compare(a, b))
    .map(([language]) => language);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
