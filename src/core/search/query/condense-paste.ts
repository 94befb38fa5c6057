import { splitWords } from '../analysis/split-words.ts';
import { english } from '../analysis/languages/english.ts';
import { isCodeWord } from './code-word.ts';
import { maximumQueryLength } from './maximum-query-length.ts';

/** Of a longer paste nothing is read: it is a dump. */
const maximumReadLength = 200_000;
/** Codes that stand before the words, so that a log full of device names leaves room for what it says. */
const codeLimit = 20;

const errorCode =
  /^(?:\p{L}{2,}[-_]?\d{2,}\p{L}?|0x[0-9a-f]{4,8}|E(?!RRORS?$)[A-Z]{3,}|\p{Lu}+(?:_\p{Lu}+)+)$/u;
const troubled = /err(?:or|no)?\b|fail|fatal|panic|critical|exception|denied|refused|timed?[ -]?out|corrupt/i;

/**
 * Makes a query of at most 1,000 characters from what somebody pasted. What is short enough stays as it is; of a longer
 * text, such as a log, stay the error codes and then the words that say something, each once, those from lines about
 * errors first.
 */
export function condensePaste(text: string): string {
  const pasted = text.trim();
  if (pasted.length <= maximumQueryLength) return pasted;
  const lines = pasted.slice(0, maximumReadLength).split(/[\r\n]+/);
  const words = distinct(
    [...lines.filter((line) => troubled.test(line)), ...lines.filter((line) => !troubled.test(line))].flatMap(
      (line) => splitWords(line).map((word) => word.text),
    ),
  );
  const codes = words.filter((word) => word.length <= 40 && errorCode.test(word)).slice(0, codeLimit);
  const telling = words.filter((word) => !codes.includes(word) && isTelling(word));
  return fitting([...codes, ...telling]) || pasted.slice(0, maximumQueryLength);
}

function distinct(words: readonly string[]): string[] {
  const byFold = new Map<string, string>();
  for (const word of words) {
    const folded = word.toLowerCase();
    if (!byFold.has(folded)) byFold.set(folded, word);
  }
  return [...byFold.values()];
}

/** Words that texts have; not times, counts, addresses and digests. */
function isTelling(word: string): boolean {
  if (word.length > 40 || english.stopWords.has(word.toLowerCase())) return false;
  return /^[\p{L}\p{M}._-]+$/u.test(word)
    ? word.length >= 3 || /\p{sc=Han}/u.test(word)
    : isCodeWord(word) && !/^[0-9a-f.-]+$/i.test(word);
}

/** As many of the words as the length allows. */
function fitting(words: readonly string[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const word of words) {
    if (length + word.length > maximumQueryLength) break;
    kept.push(word);
    length += word.length + 1;
  }
  return kept.join(' ');
}
