import type { Mark } from './find-marks.ts';

/** A piece of a passage; marked where it answers the query. */
export interface Segment {
  readonly text: string;
  readonly isMarked: boolean;
}

const excerptLength = 220;
/** How far before the first mark a passage starts at most. */
const leadIn = 60;

/** A text with its marks, whole. */
export function markText(text: string, marks: readonly Mark[]): Segment[] {
  return segmentsBetween(text, marks, 0, text.length);
}

/** The stretch of a text that says most of what was asked for, about 220 characters, with its marks. */
export function excerptOf(text: string, marks: readonly Mark[]): Segment[] {
  const anchor = bestAnchor(marks);
  const start = anchor ? startOfPassage(text, anchor.start) : 0;
  const end = endOfPassage(text, start);
  const segments = segmentsBetween(text, marks, start, end);
  if (start > 0 && text[start - 1] !== '\n') segments.unshift({ text: '… ', isMarked: false });
  if (end < text.length && text[end] !== '\n') segments.push({ text: ' …', isMarked: false });
  return segments;
}

/** The mark after which, within a passage's length, the different words weigh most; the earliest of equals. */
function bestAnchor(marks: readonly Mark[]): Mark | undefined {
  let best: Mark | undefined;
  let most = 0;
  marks.forEach((mark, index) => {
    const words = new Map<number, number>();
    for (let next = index; next < marks.length; next++) {
      const other = marks[next];
      if (!other || other.end > mark.start + excerptLength - leadIn) break;
      words.set(other.word, other.weight);
    }
    let weight = 0;
    for (const wordWeight of words.values()) weight += wordWeight;
    if (weight > most + 1e-9) [best, most] = [mark, weight];
  });
  return best ?? marks[0];
}

/** The beginning of the line or sentence if it is near, else of a word. */
function startOfPassage(text: string, anchor: number): number {
  const from = Math.max(0, anchor - leadIn);
  const before = text.slice(from, anchor);
  const boundary = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('。'), lastSentenceEnd(before));
  if (boundary !== -1) return from + boundary + 1;
  if (from === 0) return 0;
  const space = before.indexOf(' ');
  return space === -1 ? clearOfPair(text, from) : from + space + 1;
}

function lastSentenceEnd(text: string): number {
  const position = Math.max(text.lastIndexOf('. '), text.lastIndexOf('? '), text.lastIndexOf('! '));
  return position === -1 ? -1 : position + 1;
}

function endOfPassage(text: string, start: number): number {
  if (start + excerptLength >= text.length) return text.length;
  const space = text.slice(start, start + excerptLength).search(/\s\S*$/u);
  return space > excerptLength / 2 ? start + space : clearOfPair(text, start + excerptLength);
}

/** Not between the halves of a character outside the basic plane. */
function clearOfPair(text: string, position: number): number {
  return (text.charCodeAt(position) & 0xfc00) === 0xdc00 ? position - 1 : position;
}

function segmentsBetween(text: string, marks: readonly Mark[], start: number, end: number): Segment[] {
  const segments: Segment[] = [];
  let position = start;
  const push = (until: number, isMarked: boolean): void => {
    const piece = text.slice(position, until).replace(/\s+/gu, ' ');
    if (piece !== '') segments.push({ text: piece, isMarked });
    position = until;
  };
  for (const mark of marks) {
    if (mark.start < start || mark.end > end) continue;
    push(mark.start, false);
    push(mark.end, true);
  }
  push(end, false);
  return segments;
}
