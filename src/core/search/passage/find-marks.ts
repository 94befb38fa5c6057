import type { Analyzer } from '../analysis/analyzer.ts';
import { splitWords } from '../analysis/split-words.ts';

/** A stretch of a text that answers the query. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** The term that was found there. */
  readonly term: string;
}

/** Finds the words of a text that the found terms stand for, in order and without overlaps. */
export function findMarks(text: string, analyzer: Analyzer, terms: ReadonlySet<string>): Mark[] {
  const marks: Mark[] = [];
  for (const word of splitWords(text)) {
    for (const { term, role } of analyzer.termsOfWord(word.text)) {
      if (!terms.has(term)) continue;
      if (role !== 'bigram') {
        marks.push({ start: word.start, end: word.start + word.text.length, term });
        break;
      }
      for (let at = word.text.indexOf(term); at !== -1; at = word.text.indexOf(term, at + 1)) {
        marks.push({ start: word.start + at, end: word.start + at + term.length, term });
      }
    }
  }
  return joinOverlapping(marks.toSorted((a, b) => a.start - b.start || b.end - a.end));
}

function joinOverlapping(marks: readonly Mark[]): Mark[] {
  const joined: Mark[] = [];
  for (const mark of marks) {
    const last = joined.at(-1);
    if (!last || mark.start >= last.end) joined.push(mark);
    else if (mark.end > last.end) joined[joined.length - 1] = { ...last, end: mark.end };
  }
  return joined;
}
