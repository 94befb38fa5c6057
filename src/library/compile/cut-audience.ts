import type { ElementContent, Root, RootContent } from 'hast';
import { audienceSchema, mayRead, type Audience } from '../../core/article/audience.ts';
import { asTag } from './parse-mdx.ts';

/** A stretch of the source, by UTF-16 offsets. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the `<Only>` passages that an audience may not read, in the order of the source and without overlap. A passage
 * whose audience is not a known one is cut for everyone but the narrowest reader: what is doubtful must not get out.
 *
 * @throws Error when the parser does not say where such a passage stands, for then it cannot be cut.
 */
export function findUnreadable(tree: Root, audience: Audience): SourceRange[] {
  const found: SourceRange[] = [];
  collect(tree.children, audience, found);
  const merged: SourceRange[] = [];
  for (const range of found.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else {
      merged.push(range);
    }
  }
  return merged;
}

function collect(
  nodes: readonly (RootContent | ElementContent)[],
  audience: Audience,
  found: SourceRange[],
): void {
  for (const node of nodes) {
    const tag = asTag(node);
    if (tag?.name === 'Only') {
      const written = tag.attributes.find(
        (attribute) => attribute.kind === 'literal' && attribute.name === 'audience',
      );
      const passage = audienceSchema.safeParse(written?.kind === 'literal' ? written.value : undefined);
      if (!mayRead(audience, passage.success ? passage.data : 'restricted')) {
        const start = node.position?.start.offset;
        const end = node.position?.end.offset;
        if (start === undefined || end === undefined)
          throw new Error('a passage without a place in the source');
        found.push({ start, end });
        continue;
      }
    }
    if ('children' in node) collect(node.children, audience, found);
  }
}

/**
 * The source with some stretches blanked: spaces for every character but line breaks, so that what remains keeps its
 * lines and columns. Parsed again, nothing of a stretch is left, not even a footnote or a link definition, which the
 * parser moves out of the passage that they stand in.
 */
export function blankRanges(source: string, ranges: readonly SourceRange[]): string {
  let text = '';
  let from = 0;
  for (const { start, end } of ranges) {
    text += source.slice(from, start) + source.slice(start, end).replace(/[^\n]/g, ' ');
    from = end;
  }
  return text + source.slice(from);
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
