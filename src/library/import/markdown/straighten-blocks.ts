import type { SourceLine } from './source-lines.ts';

/** Lines that mark where a component stood which was taken apart; no source has these characters. */
export const blockMark = { open: '\uFDD2', close: '\uFDD3' } as const;

/** Details of HTML are left alone; the component is written with a capital. */
const opening =
  /^[ \t]*(?:<(?:Tabs|TabItem|Admonition|CodeGroup|Details)\b[^>]*[^/]>|<(?:Tabs|TabItem|Admonition|CodeGroup|Details)>|\uFDD2)$/;
const closing = /^[ \t]*(?:<\/(?:Tabs|TabItem|Admonition|CodeGroup|Details)>|\uFDD3)$/;

/** Components that stand in each other. */
const deepest = 100;

interface Block {
  /** Indentation of its tag, as it comes out. */
  readonly indent: number;
  /** How much further its content is indented in the source; unknown before there is any. */
  shift: number | undefined;
}

/**
 * Takes the indentation off that MDX lets the content of components have: to Markdown it would make code of it. The
 * content stands where its component stands, in a list too. Marks of components that were taken apart go.
 */
export function straightenBlocks(lines: readonly SourceLine[]): SourceLine[] {
  const open: Block[] = [];
  return lines.flatMap(({ text, line }): SourceLine[] => {
    const isClosing = closing.test(text);
    const isBlank = text.trim() === '';
    const around = isClosing ? open.slice(0, -1) : open;
    const innermost = open.at(-1);
    if (innermost?.shift === undefined && innermost && !isBlank && !isClosing) {
      const before = open.slice(0, -1).reduce((sum, { shift }) => sum + (shift ?? 0), 0);
      innermost.shift = Math.max(0, indentOf(text) - before - innermost.indent);
    }
    const shift = around.reduce((sum, block) => sum + (block.shift ?? 0), 0);
    const straight = text.slice(Math.min(shift, indentOf(text)));
    if (isClosing) open.pop();
    else if (opening.test(text) && open.length < deepest)
      open.push({ indent: indentOf(straight), shift: undefined });
    const isMark = [blockMark.open, blockMark.close].some((mark) => straight.trim() === mark);
    return [{ text: isMark ? '' : straight, line }];
  });
}

/** White space at the beginning of a line; a tab counts as one. */
function indentOf(text: string): number {
  return /^[ \t]*/.exec(text)?.[0].length ?? 0;
}
