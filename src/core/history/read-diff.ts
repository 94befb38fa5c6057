import { diffWordsWithSpace } from 'diff';

/** A stretch of a changed line; `isChanged` where it differs from the line that it replaces or is replaced by. */
export interface DiffPart {
  readonly text: string;
  readonly isChanged: boolean;
}

export interface DiffLine {
  readonly kind: 'added' | 'removed' | 'context';
  readonly parts: readonly DiffPart[];
}

/** Neighbouring lines of which some changed. */
export interface DiffHunk {
  /** Lines left out before this hunk. */
  readonly skipped: number;
  readonly lines: readonly DiffLine[];
}

export interface Diff {
  readonly hunks: readonly DiffHunk[];
  readonly added: number;
  readonly removed: number;
}

/** Comparing longer lines word by word costs more than it shows. */
const longestComparedLine = 2_000;

/** Reads a unified diff of one file and marks, in lines that replace each other, the words that differ. */
export function readDiff(unified: string): Diff {
  const hunks: { skipped: number; lines: { kind: DiffLine['kind']; text: string }[] }[] = [];
  let nextLine = 1;
  for (const line of unified.split('\n')) {
    const header = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (header) {
      const [start, length] = [Number(header[1]), Number(header[2] ?? 1)];
      hunks.push({ skipped: Math.max(0, start - nextLine), lines: [] });
      nextLine = start + length;
      continue;
    }
    const kind = kinds.get(line[0] ?? '');
    if (kind) hunks.at(-1)?.lines.push({ kind, text: line.slice(1) });
  }
  const lines = hunks.flatMap((hunk) => hunk.lines);
  return {
    hunks: hunks.map((hunk) => ({ skipped: hunk.skipped, lines: compareReplacedLines(hunk.lines) })),
    added: lines.filter(({ kind }) => kind === 'added').length,
    removed: lines.filter(({ kind }) => kind === 'removed').length,
  };
}

const kinds: ReadonlyMap<string, DiffLine['kind']> = new Map([
  ['+', 'added'],
  ['-', 'removed'],
  [' ', 'context'],
]);

function compareReplacedLines(lines: readonly { kind: DiffLine['kind']; text: string }[]): DiffLine[] {
  const compared: DiffLine[] = lines.map(({ kind, text }) => ({ kind, parts: [{ text, isChanged: false }] }));
  let index = 0;
  while (index < lines.length) {
    const removed = runOf(lines, index, 'removed');
    const added = runOf(lines, index + removed, 'added');
    // Only as many lines out as in can be told to replace each other.
    if (removed > 0 && removed === added) {
      for (let offset = 0; offset < removed; offset += 1) {
        const [before, after] = [index + offset, index + removed + offset];
        const pair = compareWords(lines[before]?.text ?? '', lines[after]?.text ?? '');
        if (!pair) continue;
        compared[before] = { kind: 'removed', parts: pair.before };
        compared[after] = { kind: 'added', parts: pair.after };
      }
    }
    index += Math.max(1, removed + added);
  }
  return compared;
}

function runOf(lines: readonly { kind: DiffLine['kind'] }[], from: number, kind: DiffLine['kind']): number {
  let length = 0;
  while (lines[from + length]?.kind === kind) length += 1;
  return length;
}

/** `undefined` when the lines have so little in common that marking words would only be noise. */
function compareWords(before: string, after: string): { before: DiffPart[]; after: DiffPart[] } | undefined {
  if (before.length + after.length > longestComparedLine) return undefined;
  const changes = diffWordsWithSpace(before, after);
  const shared = changes.reduce(
    (sum, { added, removed, value }) => (added || removed ? sum : sum + value.trim().length),
    0,
  );
  if (shared * 3 < Math.min(before.length, after.length)) return undefined;
  return {
    before: changes
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value, isChanged: removed })),
    after: changes
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => ({ text: value, isChanged: added })),
  };
}
