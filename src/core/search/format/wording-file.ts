import type { Wording, WordUse } from '../wording/wording.ts';
import { CorruptFileError, decodeText, encodeText } from './bytes.ts';

/*
 * JSON: articles, words of statements, then for each word, sorted: the word, articles, statements, and its meanings, each the
 * place of a word in this list or, where it has none, the word itself, with a share in thousandths.
 */

export function writeWording({ articles, statementWords, words }: Wording): Uint8Array {
  const sorted = Array.from(words).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const places = new Map(sorted.map(([word], place) => [word, place]));
  const rows = sorted.map(([word, use]) => [
    word,
    use.articles,
    use.statements,
    ...Array.from(use.meanings)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([meaning, share]) => [places.get(meaning) ?? meaning, Math.round(share * 1000)]),
  ]);
  return encodeText(JSON.stringify([articles, statementWords, rows]));
}

export function readWording(bytes: Uint8Array): Wording {
  let value: unknown;
  try {
    value = JSON.parse(decodeText(bytes));
  } catch {
    throw new CorruptFileError('The file is not valid JSON.');
  }
  if (!Array.isArray(value)) throw new CorruptFileError('The file holds no wording.');
  const [articles, statementWords, rows]: readonly unknown[] = value;
  if (!isCount(articles) || !isCount(statementWords) || !Array.isArray(rows))
    throw new CorruptFileError('The file holds no wording.');
  const lists: readonly unknown[] = rows;
  const names = lists.map((row) => textOf(Array.isArray(row) ? row[0] : undefined));
  return {
    articles,
    statementWords,
    words: new Map(lists.map((row, place) => [names[place] ?? '', readUse(row, names)])),
  };
}

function readUse(row: unknown, names: readonly string[]): WordUse {
  const cells: readonly unknown[] = Array.isArray(row) ? row : [];
  const [, articles, statements, ...rest] = cells;
  const meanings = new Map<string, number>();
  for (let at = 0; at < rest.length; at += 2) {
    const [meaning, share] = [rest[at], rest[at + 1]];
    if (!isCount(share)) throw new CorruptFileError('A meaning has no share.');
    meanings.set(textOf(isCount(meaning) ? names[meaning] : meaning), share / 1000);
  }
  if (!isCount(articles) || !isCount(statements)) throw new CorruptFileError('A word has no numbers.');
  return { articles, statements, meanings };
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new CorruptFileError('A word is missing.');
  return value;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
