import type { SearchArticle, SearchSection } from '../search-document.ts';
import { isCutPoint } from './cut-point.ts';
import { CorruptFileError, decodeText, encodeText } from './bytes.ts';

/** What a result shows of an article. */
export interface StoredArticle {
  readonly key: string;
  readonly address: string;
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly SearchSection[];
}

export interface StoreChunk {
  /** Number of its first article. */
  readonly firstArticle: number;
  readonly bytes: Uint8Array;
}

/** Size in characters from which on a chunk ends at the next cut point, and at which it ends anyway. */
const usualCharacters = 4096;
const maximumCharacters = 12_288;
const articlesPerCut = 3;

/** Cuts what results show into files of a few articles each. */
export function writeStoreChunks(articles: readonly SearchArticle[]): StoreChunk[] {
  const chunks: StoreChunk[] = [];
  let rows: string[] = [];
  let size = 0;
  articles.forEach(({ key, address, language, title, summary, sections }, number) => {
    const row = JSON.stringify([
      key,
      address,
      language,
      title,
      summary,
      sections.flatMap(({ id, heading, text }) => [id, heading, text]),
    ]);
    rows.push(row);
    size += row.length;
    const isFull = size >= maximumCharacters || (size >= usualCharacters && isCutPoint(key, articlesPerCut));
    if (!isFull && number < articles.length - 1) return;
    chunks.push({ firstArticle: number - rows.length + 1, bytes: encodeText(`[${rows.join(',\n')}]`) });
    rows = [];
    size = 0;
  });
  return chunks;
}

/** Reads what `writeStoreChunks` wrote; the articles are numbered from the chunk's first. */
export function readStoreChunk(bytes: Uint8Array): StoredArticle[] {
  let rows: unknown;
  try {
    rows = JSON.parse(decodeText(bytes));
  } catch {
    throw new CorruptFileError('The file is not valid JSON.');
  }
  if (!Array.isArray(rows)) throw new CorruptFileError('The file holds no articles.');
  return rows.map(readRow);
}

function readRow(row: unknown): StoredArticle {
  if (!Array.isArray(row)) throw new CorruptFileError('An article is not a list.');
  const [key, address, language, title, summary, sections] = row.map((cell: unknown) => cell);
  if (
    typeof key !== 'string' ||
    typeof address !== 'string' ||
    typeof language !== 'string' ||
    typeof title !== 'string' ||
    typeof summary !== 'string' ||
    !isListOfTexts(sections)
  ) {
    throw new CorruptFileError('An article has a wrong field.');
  }
  const cells = sections;
  return {
    key,
    address,
    language,
    title,
    summary,
    sections: Array.from({ length: Math.floor(cells.length / 3) }, (_, index) => ({
      id: cells[index * 3] ?? '',
      heading: cells[index * 3 + 1] ?? '',
      text: cells[index * 3 + 2] ?? '',
    })),
  };
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
