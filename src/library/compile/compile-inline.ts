import type { ElementContent } from 'hast';
import { markdownToHast } from 'satteri';

/**
 * Compiles a line of Markdown from an attribute or a title to inline content. Tags in it are text, not HTML: an
 * attribute says what it says.
 */
export function compileInline(markdown: string): ElementContent[] {
  if (!/[*_`[\]\\&<!~:]/.test(markdown)) return [{ type: 'text', value: markdown }];
  const tree = markdownToHast(markdown.replace(/\s*\n\s*/g, ' '));
  const [first, ...rest] = tree.type === 'root' ? tree.children.filter((node) => node.type !== 'text' || node.value.trim() !== '') : [];
  if (rest.length > 0 || first?.type !== 'element' || first.tagName !== 'p') return [{ type: 'text', value: markdown }];
  return withTextForTags(first.children);
}

function withTextForTags(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node): ElementContent => {
    if (node.type === 'raw') return { type: 'text', value: node.value };
    return node.type === 'element' ? { ...node, children: withTextForTags(node.children) } : node;
  });
}
