import type { Root } from 'hast';
import { createProblem } from '../../core/problem/create-problem.ts';
import { compareProblems, type Place, type Problem } from '../../core/problem/problem.ts';
import { explainSyntax } from './advice/explain-syntax.ts';
import { components } from './components/index.ts';
import { blankRanges } from './cut-audience.ts';
import { parseMdx, type ParsedMdx } from './parse-mdx.ts';

/** What came of a source with syntax errors. */
export interface RecoveredMdx {
  readonly problems: readonly Problem[];
  /** The tree without what was wrong, and the text that it was parsed from; absent: the parser could not get further. */
  readonly tree?: Root;
  readonly source: string;
  /** Whether tags of components were left out, which others may have to stand in. */
  readonly hasLostTags: boolean;
}

/** Errors of one body that are looked for; who has more has another problem. */
const maximumErrors = 100;

const names = components.map(({ name }) => name);

/**
 * Goes on behind every syntax error, so that all of them are reported at once: leaves out what the parser stopped at and
 * parses again. What comes out is for checks only: a passage may be in it whose tag was wrong.
 */
export function recoverSyntax(source: string, failed: ParsedMdx, file: string): RecoveredMdx {
  const lines = lineOffsets(source);
  const offsetOf = ({ line, column }: Place): number => (lines[line - 1] ?? 0) + column - 1;
  const problems: Problem[] = [];
  let text = source;
  let parsed = failed;
  let hasLostTags = false;
  while ('error' in parsed) {
    const { message, place } = parsed.error;
    const found = explainSyntax(text, { message, at: offsetOf(place) }, offsetOf, names);
    hasLostTags ||= found.losesTag === true;
    problems.push(createProblem(found.code, file, found.message, placeOf(found.at, lines), found.hint));
    const masked = blankRanges(
      text,
      found.masked.toSorted((a, b) => a.start - b.start),
    );
    if (masked === text || problems.length >= maximumErrors)
      return { problems: problems.toSorted(compareProblems), source: text, hasLostTags };
    text = masked;
    parsed = parseMdx(text);
  }
  return { problems: problems.toSorted(compareProblems), tree: parsed.tree, source: text, hasLostTags };
}

/** Offset of each line's first character. */
function lineOffsets(text: string): number[] {
  const offsets = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) offsets.push(at + 1);
  return offsets;
}

function placeOf(offset: number, lines: readonly number[]): Place {
  const line = lines.findLastIndex((start) => start <= offset);
  return { line: line + 1, column: offset - (lines[line] ?? 0) + 1 };
}
