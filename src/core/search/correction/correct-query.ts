import { splitWords } from '../analysis/split-words.ts';
import type { Segment } from '../passage/excerpt.ts';
import type { Suggestion } from '../search-results.ts';

/** A query with some of its words replaced; everything else stays as it was typed. */
export function correctQuery(query: string, corrections: ReadonlyMap<string, string>): Suggestion {
  const segments: Segment[] = [];
  let position = 0;
  for (const { text, start } of splitWords(query)) {
    const correction = corrections.get(text);
    if (correction === undefined) continue;
    if (start > position) segments.push({ text: query.slice(position, start), isMarked: false });
    segments.push({ text: inCaseOf(text, correction), isMarked: true });
    position = start + text.length;
  }
  if (position < query.length) segments.push({ text: query.slice(position), isMarked: false });
  return { query: segments.map(({ text }) => text).join(''), segments };
}

/** Writes a word as another one is written: in capitals, with one, or without. */
function inCaseOf(typed: string, word: string): string {
  if (typed === typed.toLowerCase()) return word;
  if (typed === typed.toUpperCase()) return word.toUpperCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}
