import matter from 'gray-matter';
import { parse as parseToml } from 'smol-toml';
import { LineCounter, parseDocument } from 'yaml';
import { createProblem } from '../../../core/problem/create-problem.ts';
import type { Problem } from '../../../core/problem/problem.ts';

interface Split {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly bodyLine: number;
}

function refuse(): never {
  throw new Error('front matter that runs code is refused');
}

/** gray-matter only finds the block; no engine of its own may run, least of all the ones that evaluate it. */
const engines = {
  yaml: () => ({}),
  json: () => ({}),
  toml: () => ({}),
  js: refuse,
  javascript: refuse,
  coffee: refuse,
  coffeescript: refuse,
  cson: refuse,
};

/** How YAML that holds fields begins: a key, a list, a comment, a flow collection, the closing line of an empty block. */
const mayBeYaml = /^(?:["']?[\p{L}\w.$ /-]+["']?[ \t]*:(?:\s|$)|[-#{[%&!?])/u;

/**
 * Takes the front matter of YAML (`---`), TOML (`+++`, Hugo) or JSON (`---json`) off a text. A text without any, or with a thematic break where it would stand, is all body.
 */
export function splitFrontMatter(text: string, file: string): Split | { readonly problem: Problem } {
  const toml = /^\+\+\+[ \t]*\n([\s\S]*?)\n\+\+\+[ \t]*(?:\n|$)/.exec(text);
  if (toml)
    return readBlock(toml[1] ?? '', 'toml', text.slice(toml[0].length), lineBreaks(toml[0]) + 1, file);
  const opening = /^---(?!-)[ \t]*(\S*)[ \t]*\n/.exec(text);
  if (!opening) return { fields: {}, body: text, bodyLine: 1 };
  const language = (opening[1] ?? '').toLowerCase();
  const isClosed = /\n---[ \t]*(?:\n|$)/.test(text.slice(opening[0].length - 1));
  if (!isClosed) {
    if (!/^\s*[\w.-]+:(?:\s|$)/.test(text.slice(opening[0].length)))
      return { fields: {}, body: text, bodyLine: 1 };
    return { problem: createProblem('front-matter-invalid', file, 'The front matter has no closing “---”.') };
  }
  if (!['', 'yaml', 'yml', 'json', 'toml'].includes(language)) {
    return {
      problem: createProblem('front-matter-code', file, `The front matter is written as “${language}”.`),
    };
  }
  // Text between two rules is a heading of Markdown, not front matter.
  const [first] = /\S.*/.exec(text.slice(opening[0].length)) ?? [];
  if (language === '' && !mayBeYaml.test(first ?? '')) return { fields: {}, body: text, bodyLine: 1 };
  // A new options object defeats gray-matter's cache.
  const block = matter(text, { engines, language: 'yaml' });
  const bodyLine = lineBreaks(text.slice(0, text.length - block.content.length)) + 1;
  return readBlock(block.matter, language === '' ? 'yaml' : language, block.content, bodyLine, file);
}

function readBlock(
  block: string,
  language: string,
  body: string,
  bodyLine: number,
  file: string,
): Split | { readonly problem: Problem } {
  try {
    const values: unknown =
      language === 'toml' ? parseToml(block) : language === 'json' ? JSON.parse(block) : parseYaml(block);
    if (values === null || values === undefined) return { fields: {}, body, bodyLine };
    if (typeof values !== 'object' || Array.isArray(values)) {
      return {
        problem: createProblem(
          'front-matter-invalid',
          file,
          'The front matter is a list, not keys with values.',
        ),
      };
    }
    return { fields: Object.fromEntries(Object.entries(values)), body, bodyLine };
  } catch (error) {
    const message =
      error instanceof Error
        ? (error.message.split('\n', 1)[0] ?? '').replace(/[.:]?$/, '')
        : 'unknown reason';
    const line = error instanceof YamlError ? error.line : 1;
    return {
      problem: createProblem(
        'front-matter-invalid',
        file,
        `The front matter could not be read: ${message}.`,
        { line, column: 1 },
      ),
    };
  }
}

class YamlError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** Reads YAML of other tools: keys written twice and unknown tags are forgiven, syntax errors are not. */
function parseYaml(block: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(block, { lineCounter, uniqueKeys: false, merge: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    const message = error.message.split('\n', 1)[0]?.replace(/ at line.*$/, '') ?? '';
    throw new YamlError(message, lineCounter.linePos(error.pos[0]).line);
  }
  return document.toJS({ maxAliasCount: 100 });
}

function lineBreaks(text: string): number {
  return text.split('\n').length - 1;
}
