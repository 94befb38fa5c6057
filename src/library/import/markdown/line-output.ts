import type { SourceLine } from './source-lines.ts';

/** Lines as they come about, each with the line of the source that it came from. */
export interface WrittenLines {
  readonly write: (text: string) => void;
  /** Goes on through the source without writing, over line ends too. */
  readonly skip: (text: string) => void;
  /** Writes a line of its own, indented like the text around it. */
  readonly writeAlone: (text: string) => void;
  /** Source line that is being written. */
  readonly line: () => number;
  /** What the current line holds so far. */
  readonly before: () => string;
  readonly finish: () => SourceLine[];
}

/** Opens the lines that a part of a page becomes. */
export function openLines(part: readonly SourceLine[]): WrittenLines {
  const result: SourceLine[] = [];
  let index = 0;
  let buffer = '';
  const line = (): number => part[index]?.line ?? part.at(-1)?.line ?? 1;
  const endLine = (): void => {
    result.push({ text: buffer, line: line() });
    buffer = '';
  };
  return {
    line,
    before: () => buffer,
    write: (text) => {
      for (const [at, piece] of text.split('\n').entries()) {
        if (at > 0) {
          endLine();
          index += 1;
        }
        buffer += piece;
      }
    },
    skip: (text) => {
      const breaks = text.split('\n').length - 1;
      if (breaks === 0) return;
      endLine();
      for (let skipped = 1; skipped < breaks; skipped += 1) {
        index += 1;
        result.push({ text: '', line: line() });
      }
      index += 1;
    },
    writeAlone: (text) => {
      const indent = /^[ \t]*/.exec(buffer)?.[0] ?? '';
      if (buffer.trim() !== '') endLine();
      result.push(
        { text: '', line: line() },
        { text: indent + text, line: line() },
        { text: '', line: line() },
      );
      buffer = indent;
    },
    finish: () => {
      endLine();
      return result;
    },
  };
}
