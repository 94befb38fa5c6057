import type { ElementContent } from 'hast';
import { markdownToHast } from 'satteri';
import type { Place } from '../../core/problem/problem.ts';

/**
 * Compiles a line of Markdown from an attribute or a title to inline content. Tags in it are text, not HTML: an
 * attribute says what it says.
 *
 * @param place Where it stands in its file; every node gets this position, as the parser sees only the line.
 */
export function compileInline(markdown: string, place: Place): ElementContent[] {
  if (!/[*_`[\]\\&<!~:]/.test(markdown)) return [{ type: 'text', value: markdown }];
  const tree = markdownToHast(markdown.replace(/\s*\n\s*/g, ' '));
  const [first, ...rest] =
    tree.type === 'root'
      ? tree.children.filter((node) => node.type !== 'text' || node.value.trim() !== '')
      : [];
  if (rest.length > 0 || first?.type !== 'element' || first.tagName !== 'p')
    return [{ type: 'text', value: markdown }];
  return withTextForTags(first.children, { start: place, end: place });
}

function withTextForTags(
  nodes: readonly ElementContent[],
  position: NonNullable<ElementContent['position']>,
): ElementContent[] {
  return nodes.map((node): ElementContent => {
    if (node.type === 'raw') return { type: 'text', value: node.value };
    return node.type === 'element'
      ? { ...node, position, children: withTextForTags(node.children, position) }
      : node;
  });
}
