import { excerpt, type ReportLoss } from '../loss.ts';
import { valueOf, type NamedValues } from './mdx-expression.ts';
import { createFenceTracker, type SourceLine } from './source-lines.ts';

const importLine = /^import\s+(?:['"]|[\w$*{][^'"]*\bfrom\s*['"]|[\w$*{][^'"]*$)/;
const exportLine = /^export\s+(?:default\b|const\b|let\b|var\b|function\b|class\b|async\b|\{|\*)/;
/** Statements of more lines than this are none. */
const longestStatement = 200;

/** Whether a page is MDX: it is called so, imports its components, or has a comment of JSX. */
export function isMdxPage(path: string, lines: readonly SourceLine[]): boolean {
  if (/\.mdx$/i.test(path)) return true;
  const isInFence = createFenceTracker();
  return lines.some(
    ({ text }) => !isInFence(text) && /^import\s.*\bfrom\s+['"][^'"]+['"];?\s*$|^\s*\{\/\*/.test(text),
  );
}

/**
 * Takes the statements out that a page of MDX imports and exports with. Their lines stay, empty; constants of theirs that
 * are plain text or numbers can be put where the page names them.
 */
export function takeModules(
  lines: readonly SourceLine[],
  report: ReportLoss,
): { readonly lines: readonly SourceLine[]; readonly constants: NamedValues } {
  const isInFence = createFenceTracker();
  const constants = new Map<string, string>();
  const result: SourceLine[] = [];
  let isAtStart = true;
  for (let at = 0; at < lines.length; at += 1) {
    const current = lines[at];
    if (!current) break;
    const isCode = isInFence(current.text);
    const length = isCode || !isAtStart ? 0 : statementLength(lines, at);
    if (length === 0) {
      result.push(current);
      isAtStart = !isCode && current.text.trim() === '';
      continue;
    }
    const statement = lines.slice(at, at + length);
    const code = statement.map(({ text }) => text).join('\n');
    report('code-dropped', current.line, excerpt(code));
    const [, name, value] = /^export\s+const\s+([\w$]+)\s*=\s*([\s\S]*?);?\s*$/.exec(code) ?? [];
    const text = value === undefined ? undefined : valueOf(value, new Map());
    if (name !== undefined && text !== undefined) constants.set(name, text);
    for (const { line } of statement) result.push({ text: '', line });
    at += length - 1;
  }
  return { lines: result, constants };
}

/** Lines of the statement that begins at a line; 0 when none does. */
function statementLength(lines: readonly SourceLine[], from: number): number {
  const first = lines[from]?.text ?? '';
  const isImport = importLine.test(first);
  if (!isImport && !exportLine.test(first)) return 0;
  let open = 0;
  for (let length = 1; length <= longestStatement; length += 1) {
    const text = lines[from + length - 1]?.text;
    if (text === undefined) return 0;
    // Of an import that goes on, every line is a list of names.
    if (isImport && /['"][^'"]+['"]\s*;?\s*$/.test(text)) return length;
    if (isImport && !/^[\s\w$*{},]*$/.test(text)) return 0;
    for (const bracket of text.replace(/(["'`])(?:\\.|(?!\1).)*\1/g, '')) {
      if ('({['.includes(bracket)) open += 1;
      else if (')}]'.includes(bracket)) open -= 1;
    }
    const next = lines[from + length]?.text ?? '';
    if (!isImport && open <= 0 && (next.trim() === '' || importLine.test(next) || exportLine.test(next)))
      return length;
  }
  return 0;
}
