import type { ElementContent, Root, RootContent } from 'hast';
import { audienceSchema, mayRead, type Audience } from '../../core/article/audience.ts';
import { asTag } from './parse-mdx.ts';

/** A stretch of the source, by UTF-16 offsets. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Removes the `<Only>` passages that an audience may not read, before anything else sees the tree.
 *
 * @returns Where they stood in the source, so that the Markdown twin can be cut likewise. A passage whose audience
 * is not a known one is cut for everyone but the narrowest reader: what is doubtful must not get out.
 */
export function cutAudience(tree: Root, audience: Audience): SourceRange[] {
  const cut: SourceRange[] = [];
  tree.children = keepReadable(tree.children, audience, cut);
  return cut;
}

function keepReadable<Node extends RootContent | ElementContent>(
  nodes: Node[],
  audience: Audience,
  cut: SourceRange[],
): Node[] {
  return nodes.filter((node) => {
    const tag = asTag(node);
    if (tag?.name === 'Only') {
      const written = tag.attributes.find(
        (attribute) => attribute.kind === 'literal' && attribute.name === 'audience',
      );
      const passage = audienceSchema.safeParse(written?.kind === 'literal' ? written.value : undefined);
      if (!mayRead(audience, passage.success ? passage.data : 'restricted')) {
        cut.push({ start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 });
        return false;
      }
    }
    if ('children' in node) node.children = keepReadable(node.children, audience, cut);
    return true;
  });
}

/** The source without some stretches of it, in order; of the line breaks around a stretch, an empty line is kept. */
export function withoutRanges(source: string, ranges: readonly SourceRange[]): string {
  let text = '';
  let from = 0;
  for (const { start, end } of ranges) {
    text += source.slice(from, start);
    const before = countBreaks(/\n*$/, text);
    const after = countBreaks(/^\n*/, source.slice(end));
    from = end + Math.min(after, Math.max(0, before + after - 2));
  }
  return text + source.slice(from);
}

function countBreaks(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}
