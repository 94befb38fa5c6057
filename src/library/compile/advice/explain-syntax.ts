import type { ProblemCode } from '../../../core/problem/codes.ts';
import type { Place } from '../../../core/problem/problem.ts';
import type { SourceRange } from '../cut-audience.ts';
import { componentReplacement, elementReplacement } from './replacement.ts';

/** Why the parser stopped, in words for an author. */
export interface SyntaxExplanation {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint?: string;
  /** Offset of what is wrong. */
  readonly at: number;
  /** What to leave out so that the parser gets further; none: it cannot. */
  readonly masked: readonly SourceRange[];
  /** Whether a tag of a component is left out, so that what has to stand in it does not. */
  readonly losesTag?: boolean;
}

/** An error of the parser, with the offset that it names. */
export interface ParserError {
  readonly message: string;
  readonly at: number;
}

/**
 * Explains an error of the parser by what stands at its place.
 *
 * @param offsetOf Offset of a line and column that the parser's message names.
 * @param components Names of the components that articles have.
 */
export function explainSyntax(
  source: string,
  error: ParserError,
  offsetOf: (place: Place) => number,
  components: readonly string[],
): SyntaxExplanation {
  const rest = source.slice(error.at, error.at + 400);
  const closing = /^Unexpected closing tag `<\/(.*?)>`(?:.*`<(.*?)>` \((\d+):(\d+)\))?/.exec(error.message);
  if (closing) {
    const [, name = '', open, line, column] = closing;
    if (open === undefined) return aloneClosing(name, error.at);
    const at = offsetOf({ line: Number(line), column: Number(column) });
    // A placeholder that nobody closes is noticed where something around it is closed.
    if (!components.includes(open)) return unclosed(source, open, at, error.message, components);
    return {
      code: 'mdx-syntax',
      message: `</${name}> stands where <${open}> has to be closed first.`,
      hint: `Write \`</${open}>\`, or close <${open}> before it.`,
      at: error.at,
      masked: [one(error.at), one(at)],
      losesTag: true,
    };
  }
  const opening = /^Expected a closing tag for `<(.*?)>`/.exec(error.message)?.[1];
  if (opening !== undefined) return unclosed(source, opening, error.at, error.message, components);
  if (rest.startsWith('<!--')) return comment(source, error.at);
  if (/^<[!?]/.test(rest)) {
    return {
      code: 'html-raw',
      message: `“${firstLine(rest)}” is HTML.`,
      hint: 'Remove it, or put it into a code block.',
      at: error.at,
      masked: [one(error.at)],
    };
  }
  if (rest.startsWith('<')) return bareAngle(rest, error.at);
  return brace(source, error);
}

/** Advice on comments, in whichever way they are written. */
export const commentHint =
  'Remove it. What only colleagues may read goes into `<Only audience="internal">`; why the text changed goes into the commit message.';

function comment(source: string, at: number): SyntaxExplanation {
  const end = source.indexOf('-->', at);
  const text = source.slice(at, end === -1 ? source.length : end + 3);
  return {
    code: 'html-raw',
    message: `“${firstLine(text)}” is a comment.`,
    hint: commentHint,
    at,
    masked: [{ start: at, end: at + (end === -1 ? 1 : text.length) }],
  };
}

function aloneClosing(name: string, at: number): SyntaxExplanation {
  return {
    code: 'mdx-syntax',
    message: `</${name}> closes nothing.`,
    hint: `Remove it, or write \`<${name}>\` before the text.`,
    at,
    masked: [one(at)],
    losesTag: true,
  };
}

/** Components that have no text between tags. */
const withoutContent: ReadonlySet<string> = new Set(['Break', 'Figure']);

function unclosed(
  source: string,
  name: string,
  at: number,
  parserMessage: string,
  components: readonly string[],
): SyntaxExplanation {
  const masked = [one(at)];
  if (components.includes(name)) {
    const inLine = /before the end of `paragraph`/.test(parserMessage);
    const hint = withoutContent.has(name)
      ? `End it with a slash: \`<${name} … />\`.`
      : inLine
        ? `Give \`<${name}>\` and \`</${name}>\` lines of their own, with empty lines around them.`
        : `Write \`</${name}>\` below its text, on a line of its own.`;
    const message = `<${name}> is not closed.`;
    return { code: 'mdx-syntax', message, hint, at, masked, losesTag: true };
  }
  if (/^[A-Z]/.test(name)) {
    const hint = componentReplacement(name, components);
    const message = `There is no component <${name}>.`;
    return { code: 'component-unknown', message, at, masked, ...(hint === undefined ? {} : { hint }) };
  }
  const instead = elementReplacement(name, components);
  if (instead !== undefined)
    return { code: 'html-raw', message: `<${name}> is HTML.`, hint: instead, at, masked };
  const written = firstLine(/^<[^<>\n]*>?/.exec(source.slice(at))?.[0] ?? `<${name}>`);
  return {
    code: 'mdx-syntax',
    message: `“${written}” reads as a tag that is not closed.`,
    hint: `Put a placeholder into backticks, or write \`\\${written}\`.`,
    at,
    masked,
  };
}

function bareAngle(rest: string, at: number): SyntaxExplanation {
  const masked = [one(at)];
  const address = /^<([a-z][a-z0-9+.-]*:[^<>\s]+|[^<>\s@]+@[^<>\s]+)>/i.exec(rest)?.[1];
  if (address !== undefined) {
    return {
      code: 'mdx-syntax',
      message: `“<${firstLine(address)}>” is no link in an article.`,
      hint: 'Write the address without the angle brackets, or `[text](https://…)`.',
      at,
      masked,
    };
  }
  const unquoted = /^<([A-Z]\w*)(?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'))?)*\s+([\w-]+)=(?!["'{])/.exec(rest);
  if (unquoted) {
    const [, name = '', attribute = ''] = unquoted;
    return {
      code: 'component-attribute',
      message: `The value of ${attribute} of <${name}> is not in quotes.`,
      hint: `Write \`${attribute}="…"\`.`,
      at,
      masked,
      losesTag: true,
    };
  }
  const name = /^<\/?([A-Z][\w.]*)/.exec(rest)?.[1];
  if (name !== undefined) {
    return {
      code: 'mdx-syntax',
      message: `The tag <${name} is not complete.`,
      hint: 'Put every value into quotes, and end the tag with `>`.',
      at,
      masked,
      losesTag: true,
    };
  }
  return {
    code: 'mdx-syntax',
    message: `“${firstLine(/^<\S*(?:\s\S+)?/.exec(rest)?.[0] ?? '<')}” begins like a tag and is none.`,
    hint: 'Write `\\<`, or put the expression into backticks.',
    at,
    masked,
  };
}

const braceHint = 'Write `\\{`, or put the text into backticks.';

function brace(source: string, { message, at }: ParserError): SyntaxExplanation {
  const isExpression = message.startsWith('Could not parse expression');
  // An expression that cannot be read is noticed somewhere inside.
  const start = isExpression ? source.lastIndexOf('{', at) : at;
  if (source[start] !== '{') {
    return { code: 'mdx-syntax', message: `The parser stopped here: ${message}.`, at, masked: [] };
  }
  const masked = [one(start)];
  if (source.startsWith('{/*', start)) {
    return {
      code: 'mdx-expression',
      message: 'A comment is not closed.',
      hint: commentHint,
      at: start,
      masked,
    };
  }
  const written = firstLine(/^\{[^}\n]*\}?/.exec(source.slice(start))?.[0] ?? '{');
  return isExpression
    ? {
        code: 'mdx-expression',
        message: `“${written}” is an expression.`,
        hint: braceHint,
        at: start,
        masked,
      }
    : { code: 'mdx-syntax', message: 'A “{” is not closed.', hint: braceHint, at: start, masked };
}

function one(start: number): SourceRange {
  return { start, end: start + 1 };
}

/** The first line of a text, cut to what fits into a message. */
export function firstLine(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 60).toWellFormed()}…` : line;
}
