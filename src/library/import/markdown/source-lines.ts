/** A line of text on its way through a conversion, with the line of the source that it came from. */
export interface SourceLine {
  readonly text: string;
  /** 1-based line in the source file. */
  readonly line: number;
}

/** Splits a text whose first line is `firstLine` of its file. */
export function splitLines(text: string, firstLine = 1): SourceLine[] {
  return text.split('\n').map((line, index) => ({ text: line, line: firstLine + index }));
}

/** Joins lines again. */
export function joinLines(lines: readonly SourceLine[]): string {
  return lines.map((line) => line.text).join('\n');
}

const fenceOpening = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*[ \t]*(`{3,}(?=[^`]*$)|~{3,})/;

/** Tells, line by line, whether a line belongs to a fenced code block; its fences count as belonging to it. */
export function createFenceTracker(): (line: string) => boolean {
  let fence: string | undefined;
  return (line) => {
    if (fence === undefined) {
      fence = fenceOpening.exec(line)?.[1];
      return fence !== undefined;
    }
    const closing = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
    if (closing !== undefined && closing.length >= fence.length && closing[0] === fence[0]) fence = undefined;
    return true;
  };
}

/** Prefix of a line inside containers: quote marks and indentation. */
export function prefixOf(line: string): string {
  return /^[ \t]*(?:>[ \t]*)*/.exec(line)?.[0] ?? '';
}

/** Changes a line where it is not code between backticks. */
export function outsideCode(line: string, change: (part: string) => string): string {
  let result = '';
  let end = 0;
  for (const code of line.matchAll(/(?<!\\|`)(`+)(?!`)(?:(?!(?<!`)\1(?!`)).)*(?<!`)\1(?!`)/g)) {
    result += change(line.slice(end, code.index)) + code[0];
    end = code.index + code[0].length;
  }
  return result + change(line.slice(end));
}
