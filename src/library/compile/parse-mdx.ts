import type { Element, ElementContent, Root, RootContent } from 'hast';
import { mdxToHast } from 'satteri';
import type { Place } from '../../core/problem/problem.ts';

/** Attribute of a component as parsed; only a literal (text, or nothing for a flag) is legal in an article. */
export type ParsedAttribute =
  | { readonly kind: 'literal'; readonly name: string; readonly value: string | null }
  | { readonly kind: 'expression'; readonly name: string }
  | { readonly kind: 'spread' };

/** A component or tag in the parsed tree. */
export interface ParsedTag {
  readonly type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  readonly name: string | null;
  readonly attributes: readonly ParsedAttribute[];
}

type ParsedNode = Root | RootContent | ElementContent;
type MdxTag = Extract<ReturnType<typeof mdxToHast>, { name: unknown }>;

/** The tree, or the syntax error that stopped the parser. */
export type ParsedMdx =
  { readonly tree: Root } | { readonly error: { readonly message: string; readonly place: Place } };

/** `12:3: Unexpected character … (mdx-jsx:unexpected-character)`, as the parser words it. */
const parserMessage = /^(?:(\d+):(\d+)(?:-\d+:\d+)?: )?([\s\S]*?)(?: \([a-z-]+:[a-z-]+\))?$/;

/**
 * Parses MDX, front matter and all, into hast with positions in the whole source. The parser is Astro's own
 * (Sätteri); it stops at the first syntax error.
 */
export function parseMdx(source: string): ParsedMdx {
  try {
    const tree = mdxToHast(source);
    if (tree.type !== 'root') return { tree: { type: 'root', children: [] } };
    return { tree };
  } catch (error) {
    const [, line, column, text] =
      parserMessage.exec(error instanceof Error ? error.message : String(error)) ?? [];
    return {
      error: {
        message: (text ?? 'could not be parsed').replace(/ \(note: .*\)$/s, ''),
        place: { line: Number(line ?? 1), column: Number(column ?? 1) },
      },
    };
  }
}

/** Reads a node as a component or tag. */
export function asTag(node: ParsedNode | MdxTag): (ParsedTag & { children: ElementContent[] }) | undefined {
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return undefined;
  return {
    type: node.type,
    name: node.name,
    children: node.children,
    attributes: node.attributes.map((attribute): ParsedAttribute => {
      if (attribute.type === 'mdxJsxExpressionAttribute') return { kind: 'spread' };
      const { name, value } = attribute;
      return typeof value === 'object' && value !== null
        ? { kind: 'expression', name }
        : { kind: 'literal', name, value: value ?? null };
    }),
  };
}

/** Info string of a code fence. */
export function fenceOf(code: Element): { readonly language: string; readonly title: string | undefined } {
  // The parser's own addition to hast.
  const fence = { lang: undefined, meta: undefined, ...code.data } as {
    readonly lang: unknown;
    readonly meta: unknown;
  };
  const className = code.properties['className'];
  const fromClass = Array.isArray(className) ? className.join(' ').replace(/^language-/, '') : '';
  return {
    language: typeof fence.lang === 'string' ? fence.lang : fromClass,
    title: typeof fence.meta === 'string' ? /\btitle="([^"]*)"/.exec(fence.meta)?.[1] : undefined,
  };
}

/** Where a node begins; the start of the file when the parser did not say. */
export function placeOf(node: { position?: { start: { line: number; column: number } } | undefined }): Place {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}
