import type { PhrasingContent, RootContent } from 'mdast';
import type { Flow } from './article-nodes.ts';
import { isPhrasing } from './article-nodes.ts';
import { plainText } from './parse-markdown.ts';

/** What a table cell can hold of some blocks. */
export interface FlattenedCell {
  readonly content: PhrasingContent[];
  /** Whether blocks had to be turned into lines. */
  readonly isSimplified: boolean;
}

/** The longest code block that still reads in a cell. */
const maximumCodeLines = 6;

/**
 * Turns the blocks of a table cell into one line with breaks: paragraphs one below the other, items of lists after
 * bullets, short code line by line. `undefined` when a cell cannot hold them.
 */
export function flattenCell(blocks: readonly Flow[]): FlattenedCell | undefined {
  const lines: PhrasingContent[][] = [];
  if (!collectLines(blocks, '', lines)) return undefined;
  const content = lines.flatMap((line, index): PhrasingContent[] =>
    index === 0 ? line : [{ type: 'cellBreak' }, ...line],
  );
  const [only] = blocks;
  return {
    content: withCellBreaks(content),
    isSimplified: blocks.length > 1 || (only !== undefined && only.type !== 'paragraph'),
  };
}

function collectLines(blocks: readonly Flow[], indent: string, lines: PhrasingContent[][]): boolean {
  return blocks.every((block) => {
    switch (block.type) {
      case 'paragraph':
        lines.push(block.children);
        return true;
      case 'heading':
        lines.push([{ type: 'strong', children: block.children }]);
        return true;
      case 'thematicBreak':
        return true;
      case 'blockquote':
        return collectLines(block.children, indent, lines);
      case 'code': {
        const codeLines = block.value.split('\n').filter((line) => line.trim() !== '');
        if (codeLines.length > maximumCodeLines) return false;
        lines.push(
          ...codeLines.map((value): PhrasingContent[] => [{ type: 'inlineCode', value: value.trim() }]),
        );
        return true;
      }
      case 'list':
        return block.children.every((item, index) => {
          const start = lines.length;
          if (!collectLines(item.children, `${indent}\u2003`, lines)) return false;
          const marker = block.ordered ? `${(block.start ?? 1) + index}. ` : '• ';
          lines[start] = [{ type: 'text', value: indent + marker }, ...(lines[start] ?? [])];
          return true;
        });
      default:
        return false;
    }
  });
}

/** Line breaks of text, as those of a cell. */
export function withCellBreaks(content: readonly PhrasingContent[]): PhrasingContent[] {
  return content.map((node): PhrasingContent => {
    if (node.type === 'break') return { type: 'cellBreak' };
    if (node.type === 'text') return { ...node, value: node.value.replace(/\s*\n\s*/g, ' ') };
    if (node.type === 'inlineCode') return { ...node, value: node.value.replace(/\n/g, ' ') };
    if ('children' in node) return { ...node, children: withCellBreaks(node.children.filter(isPhrasing)) };
    return node;
  });
}

/** One line of text of some blocks, for places that hold nothing else. */
export function flattenToLine(nodes: readonly RootContent[]): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    const space: PhrasingContent[] = index === 0 || isPhrasing(node) ? [] : [{ type: 'text', value: ' ' }];
    if (isPhrasing(node)) return [node];
    if (node.type === 'paragraph' || node.type === 'heading') return [...space, ...node.children];
    return [...space, { type: 'text', value: plainText(node).replace(/\s+/g, ' ').trim() }];
  });
}
