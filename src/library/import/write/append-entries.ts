import { isMap, isNode, isSeq, parseDocument, stringify, type Document, type YAMLSeq } from 'yaml';

/**
 * Adds entries to the end of a list of a YAML text. What stands there stays as it is, to the byte: comments, quotes, spaces
 * and line ends.
 *
 * @param key Top-level key of the list.
 * @throws Error when the text has no such list.
 */
export function appendEntries(
  text: string,
  key: string,
  entries: readonly Readonly<Record<string, unknown>>[],
): string {
  if (entries.length === 0) return text;
  const document = parseDocument(text, { merge: false, keepSourceTokens: true });
  const list = document.get(key);
  if (document.errors.length > 0 || !isSeq(list) || !list.range)
    throw new Error(`there is no list of ${key}`);
  const result =
    list.items.length === 0
      ? withFirstEntries(text, document, key, list.range, entries)
      : list.flow === true
        ? withFlowEntries(text, list, entries)
        : withBlockEntries(text, list, entries);
  return text.includes('\r\n') ? result.replace(/\r?\n/g, '\r\n') : result;
}

type Range = readonly [start: number, valueEnd: number, ...rest: number[]];
type Entries = readonly Readonly<Record<string, unknown>>[];

/** `products: []`, or a key without anything. */
function withFirstEntries(
  text: string,
  document: Document.Parsed,
  key: string,
  [start, end]: Range,
  entries: Entries,
): string {
  const { contents } = document;
  const pair = isMap(contents)
    ? contents.items.find((item) => isNode(item.key) && String(item.key) === key)
    : undefined;
  const keyEnd = (pair?.key as { range?: Range } | undefined)?.range?.[1] ?? start; // the key of a parsed pair
  const colon = text.indexOf(':', keyEnd) + 1;
  const rest = text.slice(end);
  return `${text.slice(0, colon)}\n${block(entries, 2)}${rest.replace(/^[ \t]*\r?\n/, '')}`;
}

/** `[{ … }, { … }]`: behind the last entry. */
function withFlowEntries(text: string, list: YAMLSeq, entries: Entries): string {
  const end = endOf(list.items.at(-1)) ?? text.length;
  const added = entries.map((entry) => {
    const [line = ''] = stringify([entry], { collectionStyle: 'flow', lineWidth: 0 }).split('\n', 1);
    return `, ${line.slice(1, -1).trim()}`;
  });
  return text.slice(0, end) + added.join('') + text.slice(end);
}

/** Below the last entry, indented like the others. */
function withBlockEntries(text: string, list: YAMLSeq, entries: Entries): string {
  const token = list.srcToken;
  const indent = token?.type === 'block-seq' ? token.indent : 2;
  const end = endOf(list.items.at(-1)) ?? text.length;
  const isLineEnd = text[end - 1] === '\n';
  const newline = isLineEnd ? end - 1 : text.indexOf('\n', end);
  const before = newline === -1 ? `${text}\n` : text.slice(0, newline + 1);
  return before + block(entries, indent) + (newline === -1 ? '' : text.slice(newline + 1));
}

/** Offset behind a node's value. */
function endOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[1] : undefined;
}

function block(entries: Entries, indent: number): string {
  const lines = stringify(entries, { lineWidth: 0 }).trimEnd().split('\n');
  return lines.map((line) => `${' '.repeat(indent)}${line}\n`).join('');
}
