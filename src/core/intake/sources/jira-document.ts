import { isRecord } from '../source-record.ts';

/** Nodes of a document after which a line ends. */
const blocks: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'rule',
  'blockquote',
  'tableRow',
  'mediaSingle',
  'panel',
]);

/**
 * The words of a text of Jira: text as it is, and documents of version 3 of its API (Atlassian Document Format) as lines.
 *
 * @returns `undefined` where there are none.
 */
export function jiraText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return undefined;
  const words = wordsOf(value, 0)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return words === '' ? undefined : words;
}

/** Documents that go deeper than this are nobody's. */
const deepest = 50;

function wordsOf(node: unknown, depth: number): string {
  if (!isRecord(node) || depth > deepest) return '';
  const { type, text, attrs, content } = node;
  if (typeof text === 'string') return text;
  if (type === 'hardBreak') return '\n';
  if (isRecord(attrs) && (type === 'mention' || type === 'emoji' || type === 'inlineCard')) {
    const { text: name, shortName, url } = attrs;
    return [name, shortName, url].find((part) => typeof part === 'string') ?? '';
  }
  const inner = Array.isArray(content) ? content.map((child) => wordsOf(child, depth + 1)).join('') : '';
  if (type === 'listItem') return `- ${inner.trim()}\n`;
  return typeof type === 'string' && blocks.has(type) ? `${inner}\n` : inner;
}
