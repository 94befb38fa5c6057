import type { Element } from 'hast';
import { calloutKindOf } from '../callout-kind.ts';
import { isElement } from '../hast.ts';

/** A callout in the writing of another tool. */
export interface ForeignCallout {
  /** As it begins: `> [!NOTE]`. */
  readonly written: string;
  readonly hint: string;
}

/** `[!NOTE]` of GitHub and Obsidian: the first line of a quote. */
const alert = /^\[!([\p{L}-]+)\][+-]?/u;
/** First lines of a paragraph: `:::note` of Docusaurus and VitePress, `!!! note` and `??? note` of MkDocs. */
const admonitions = [
  /^(:{3,}[ \t]*([\p{L}-]+))(?:[ \t[{].*)?(?=\n|$)/u,
  /^((?:!!!|\?\?\?\+?)[ \t]+([\p{L}-]+))(?:[ \t]+".*")?[ \t]*(?=\n|$)/u,
];

/**
 * A callout that another tool would make of this element; here it would be shown as it is written. A backslash before
 * its mark says that it is meant as text.
 *
 * @param source Text that the element was parsed from.
 */
export function findForeignCallout(node: Element, source: string): ForeignCallout | undefined {
  if (node.tagName === 'blockquote') {
    const first = node.children.find((child) => child.type === 'element');
    const [written = '', word = ''] = alert.exec(sourceOf(first, source)) ?? [];
    return word === '' ? undefined : { written: `> ${written}`, hint: hintFor(word) };
  }
  const text = sourceOf(node, source);
  const match = admonitions.map((admonition) => admonition.exec(text)).find((found) => found !== null);
  const [, written = '', word = ''] = match ?? [];
  return isFoldedOrCallout(word) ? { written, hint: hintFor(word) } : undefined;
}

function sourceOf(node: Element['children'][number] | undefined, source: string): string {
  const start = isElement(node, 'p') ? node.position?.start.offset : undefined;
  return start === undefined ? '' : source.slice(start, start + 200);
}

const folded = /^(?:details|expand|collapse|dropdown)$/i;

function isFoldedOrCallout(word: string): boolean {
  return folded.test(word) || calloutKindOf(word, 'en') !== undefined;
}

function hintFor(word: string): string {
  if (folded.test(word))
    return 'Write `<Details summary="…">`, the text, and `</Details>`, with empty lines between.';
  const component = calloutKindOf(word, 'en')?.component ?? 'Note';
  return `Write \`<${component}>\`, the text, and \`</${component}>\`, with empty lines between.`;
}
