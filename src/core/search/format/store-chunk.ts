import type { SearchArticle, SearchSection } from '../search-document.ts';
import { CorruptFileError, decodeText, encodeText } from './bytes.ts';
import { isCutPoint } from './cut-point.ts';

/** What a result shows of an article, and what its place among the results is decided by. */
export type StoredArticle = Omit<SearchArticle, 'texts'>;

export interface StoreChunk {
  readonly articles: number;
  readonly bytes: Uint8Array;
}

/**
 * Size in characters from which on a chunk ends at the next cut point, and at which it ends anyway. An article of usual
 * length has a chunk of its own: a result needs no other one's text.
 */
const usualCharacters = 1024;
const maximumCharacters = 3072;
const articlesPerCut = 2;

/** Cuts what results show into files of an article or a few short ones each. */
export function writeStoreChunks(articles: readonly SearchArticle[]): StoreChunk[] {
  const chunks: StoreChunk[] = [];
  let rows: string[] = [];
  let size = 0;
  articles.forEach((article, number) => {
    const row = writeRow(article);
    rows.push(row);
    size += row.length;
    const isFull =
      size >= maximumCharacters || (size >= usualCharacters && isCutPoint(article.key, articlesPerCut));
    if (!isFull && number < articles.length - 1) return;
    chunks.push({ articles: rows.length, bytes: encodeText(`[${rows.join(',\n')}]`) });
    rows = [];
    size = 0;
  });
  return chunks;
}

function writeRow(article: SearchArticle): string {
  const { key, address, language, type, confidence, audience, products, day, title, summary } = article;
  const sections = article.sections.flatMap(({ id, heading, text }) => [id, heading, text]);
  const shown = [key, address, language, type, confidence, audience, products, day, title, summary];
  const { cases } = article;
  return JSON.stringify([...shown, sections, ...(cases ? [cases.statements, cases.reuse] : [])]);
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
  const cells: readonly unknown[] = row;
  const text = (position: number): string => {
    const cell = cells[position];
    if (typeof cell !== 'string') throw new CorruptFileError('An article lacks a text.');
    return cell;
  };
  const texts = (position: number): readonly string[] => {
    const cell = cells[position];
    if (!isListOfTexts(cell)) throw new CorruptFileError('An article lacks a list.');
    return cell;
  };
  const number = (position: number): number => {
    const cell = cells[position];
    if (typeof cell !== 'number') throw new CorruptFileError('An article lacks a number.');
    return cell;
  };
  return {
    key: text(0),
    address: text(1),
    language: text(2),
    type: text(3),
    confidence: text(4),
    audience: text(5),
    products: texts(6),
    day: number(7),
    title: text(8),
    summary: text(9),
    sections: sectionsOf(texts(10)),
    ...(cells.length > 11 && { cases: { statements: texts(11), reuse: number(12) } }),
  };
}

function sectionsOf(cells: readonly string[]): SearchSection[] {
  return Array.from({ length: Math.floor(cells.length / 3) }, (_, index) => ({
    id: cells[index * 3] ?? '',
    heading: cells[index * 3 + 1] ?? '',
    text: cells[index * 3 + 2] ?? '',
  }));
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
