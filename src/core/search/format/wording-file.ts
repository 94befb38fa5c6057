import type { Wording, WordUse } from '../wording/wording.ts';
import { CorruptFileError, decodeText, encodeText } from './bytes.ts';

/*
 * JSON: articles, words of statements; words, sorted, each with its articles and statements; then for each word of a title the
 * word, or its place among the words, and what is said for it: places with shares in thousandths.
 */

export function writeWording({ articles, statementWords, words, said }: Wording): Uint8Array {
  const uses = Array.from(words).toSorted(byFirst);
  const places = new Map(uses.map(([word], place) => [word, place]));
  return encodeText(
    JSON.stringify([
      articles,
      statementWords,
      uses.map(([word, use]) => [word, use.articles, use.statements]),
      Array.from(said)
        .toSorted(byFirst)
        .map(([word, shares]) => [
          places.get(word) ?? word,
          ...Array.from(shares)
            .toSorted(byFirst)
            .flatMap(([other, share]) => [places.get(other) ?? other, Math.round(share * 1000)]),
        ]),
    ]),
  );
}

function byFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

export function readWording(bytes: Uint8Array): Wording {
  let value: unknown;
  try {
    value = JSON.parse(decodeText(bytes));
  } catch {
    throw new CorruptFileError('The file is not valid JSON.');
  }
  const [articles, statementWords, uses, said] = listOf(value);
  const words = listOf(uses).map(readUse);
  const wordAt = (cell: unknown): string => textOf(typeof cell === 'number' ? words[cell]?.[0] : cell);
  return {
    articles: countOf(articles),
    statementWords: countOf(statementWords),
    words: new Map(words),
    said: new Map(
      listOf(said).map((row) => {
        const [word, ...cells] = listOf(row);
        return [wordAt(word), readShares(cells, wordAt)];
      }),
    ),
  };
}

function readUse(row: unknown): [word: string, use: WordUse] {
  const [word, articles, statements] = listOf(row);
  return [textOf(word), { articles: countOf(articles), statements: countOf(statements) }];
}

function readShares(cells: readonly unknown[], wordAt: (cell: unknown) => string): Map<string, number> {
  const shares = new Map<string, number>();
  for (let at = 0; at < cells.length; at += 2) shares.set(wordAt(cells[at]), countOf(cells[at + 1]) / 1000);
  return shares;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new CorruptFileError('The file lacks a list.');
  return value;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new CorruptFileError('The file lacks a word.');
  return value;
}

function countOf(value: unknown): number {
  if (!Number.isSafeInteger(value) || Number(value) < 0)
    throw new CorruptFileError('The file lacks a number.');
  return Number(value);
}
