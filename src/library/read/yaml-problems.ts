import type { Document, LineCounter, YAMLParseError } from 'yaml';
import type { ProblemCode } from '../../core/problem/codes.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import type { Place, Problem } from '../../core/problem/problem.ts';

const quote = 'Put the whole text in quotes: `title: "Error 28: no space left"`.';

/** What the parser's commonest errors mean to somebody who writes front matter, and what to do. */
const advice: Partial<Record<YAMLParseError['code'], { readonly message: string; readonly hint: string }>> = {
  BLOCK_AS_IMPLICIT_KEY: { message: 'a colon inside a text begins another key', hint: quote },
  BAD_SCALAR_START: { message: 'a text begins with a character that means something to YAML', hint: quote },
  UNEXPECTED_TOKEN: { message: 'something follows where a text or list has ended', hint: quote },
  MISSING_CHAR: { message: 'a quote or bracket is not closed', hint: 'Close it at the end of its text.' },
  TAB_AS_INDENT: { message: 'a line is indented with a tab', hint: 'Indent with spaces.' },
  BAD_INDENT: {
    message: 'a line is indented otherwise than those it belongs to',
    hint: 'Give the items of a list, and the keys of a block, the same number of spaces.',
  },
};

/** Every error of a YAML text that the parser goes on from, one a line, in words that help. */
export function yamlProblems(
  { errors }: Document.Parsed,
  code: ProblemCode,
  source: { readonly file: string; readonly text: string; readonly lineCounter: LineCounter },
): Problem[] {
  const { file, text, lineCounter } = source;
  const byLine = new Map<number, Problem>();
  for (const error of errors) {
    const place = placeOf(error, text, lineCounter);
    const { message, hint } = describe(error, text);
    if (!byLine.has(place.line)) byLine.set(place.line, createProblem(code, file, message, place, hint));
  }
  return [...byLine.values()];
}

function describe(error: YAMLParseError, text: string): { readonly message: string; readonly hint?: string } {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^["']?([^"':\n]*)/.exec(text.slice(error.pos[0]))?.[1]?.trim() ?? '';
    return { message: `${key} is there twice.`, hint: 'Keep one of the two.' };
  }
  // The parser calls a list in brackets that goes on into the next field wrongly indented.
  const known = error.message.startsWith('Flow ') ? advice['MISSING_CHAR'] : advice[error.code];
  if (known) return { ...known, message: `The YAML could not be read: ${known.message}.` };
  const words = error.message.split('\n', 1)[0]?.replace(/ at line.*$/, '') ?? '';
  return { message: `The YAML could not be read: ${words}.` };
}

/** Where the author has to look: an unclosed quote is noticed only at the end of the text. */
function placeOf(error: YAMLParseError, text: string, lineCounter: LineCounter): Place {
  const opening = error.code === 'MISSING_CHAR' ? findUnclosedQuote(text) : -1;
  const at = lineCounter.linePos(opening === -1 ? error.pos[0] : opening);
  return { line: at.line, column: at.col };
}

function findUnclosedQuote(text: string): number {
  let start = 0;
  for (const line of text.split('\n')) {
    const [, before = '', mark = ''] = /^(\s*(?:- +)*(?:[\w-]+: +)?)(["'])/.exec(line) ?? [];
    const rest = line.slice(before.length + 1).replaceAll(mark === '"' ? /\\./g : "''", '');
    if (mark !== '' && !rest.includes(mark)) return start + before.length;
    start += line.length + 1;
  }
  return -1;
}
