import { hasChildren } from './article-nodes.ts';
import type { Definition, Nodes, Parents, Root, RootContent } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { joinLines, type SourceLine } from './source-lines.ts';

// One tilde means deleted text to some tools and a lowered digit to others; `convertMarks` tells them apart.
const parser = remark().use(remarkGfm, { singleTilde: false }).freeze();

/** Parses CommonMark with GFM. Positions are lines of the source; references are resolved to what they refer to. */
export function parseMarkdown(lines: readonly SourceLine[]): Root {
  const tree = parser.parse(joinLines(lines));
  visit(tree, (node) => {
    if (!node.position) return;
    const line = lines[node.position.start.line - 1]?.line ?? 1;
    node.position = { start: { line, column: 1 }, end: { line, column: 1 } };
  });
  resolveReferences(tree, definitionsOf(tree));
  return tree;
}

function definitionsOf(tree: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}

function resolveReferences(tree: Parents, definitions: ReadonlyMap<string, Definition>): void {
  const children: RootContent[] = [];
  for (const child of tree.children) {
    if (child.type === 'definition') continue;
    if (hasChildren(child)) resolveReferences(child, definitions);
    children.push(resolved(child, definitions));
  }
  tree.children = children as typeof tree.children; // each child is replaced by one that may stand in its place
}

function resolved(node: RootContent, definitions: ReadonlyMap<string, Definition>): RootContent {
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return node;
  const definition = definitions.get(node.identifier);
  const position = node.position === undefined ? {} : { position: node.position };
  if (!definition) return { type: 'text', value: node.label ?? node.identifier, ...position };
  const { url, title } = definition;
  return node.type === 'linkReference'
    ? { type: 'link', url, title: title ?? null, children: node.children, ...position }
    : { type: 'image', url, title: title ?? null, alt: node.alt ?? '', ...position };
}

/** Plain text of a node; blocks, rows and cells are separated. */
export function plainText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code' || node.type === 'html')
    return node.value;
  if (node.type === 'break' || node.type === 'cellBreak') return '\n';
  if (node.type === 'image') return node.alt ?? '';
  if (!hasChildren(node)) return '';
  const separator = node.type === 'tableRow' ? ' | ' : blockParents.has(node.type) ? '\n' : '';
  return node.children.map((child) => plainText(child)).join(separator);
}

const blockParents: ReadonlySet<string> = new Set([
  'root',
  'blockquote',
  'list',
  'listItem',
  'table',
  'callout',
  'folded',
  'tabSet',
  'tabPane',
  'footnoteDefinition',
]);
