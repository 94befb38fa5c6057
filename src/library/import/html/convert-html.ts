import type { Html, PhrasingContent, Root, RootContent } from 'mdast';
import { rehype } from 'rehype';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Language } from '../../../core/article/language.ts';
import { isPhrasing, lineOf, asFlow } from '../markdown/article-nodes.ts';
import { flattenCell, flattenToLine, withCellBreaks } from '../markdown/flatten-cell.ts';
import { htmlHandlers, type HtmlConversion } from './html-handlers.ts';
import { reportComment } from './report-comment.ts';
import {
  closedElements,
  escapeHtml,
  isMarkup,
  openElements,
  tokeniseHtml,
  type TagToken,
} from './html-tags.ts';
import { excerpt, type ReportLoss } from '../loss.ts';

interface Conversion {
  readonly lang: Language;
  readonly report: ReportLoss;
  /** Elements that the document closes somewhere. */
  readonly closed: ReadonlySet<string>;
}

/**
 * Turns the HTML of a Markdown tree into Markdown. HTML and Markdown may be mixed as CommonMark lets them: what stands
 * between an opening tag and its closing one is handed through the HTML parser as a slot and comes out untouched.
 */
export function convertHtml(tree: Root, lang: Language, report: ReportLoss): void {
  const tokens: (TagToken | string)[] = [];
  visit(tree, 'html', (node) => void tokens.push(...tokeniseHtml(node.value)));
  if (tokens.length === 0) return;
  tree.children = convertFlow(tree.children, { lang, report, closed: closedElements(tokens) });
}

/** Turns a page or a piece of HTML into nodes of Markdown. */
export function htmlToNodes(tree: ReturnType<typeof parseHtml>, conversion: HtmlConversion): RootContent[] {
  const processor = unified().use(rehypeRemark, {
    document: false,
    handlers: htmlHandlers(conversion),
    nodeHandlers: {
      comment: () => undefined,
      root: (state, node: { children: unknown[] }) => {
        // The default wraps what it does not know as a phrase, our own nodes among them, as blocks.
        state.toFlow = asFlow;
        return { type: 'root', children: state.all(node as Parameters<typeof state.all>[0]) }; // a root is a parent
      },
    },
  });
  const converted: Root = processor.runSync(tree);
  return converted.children;
}

const fragmentParser = rehype().data('settings', { fragment: true }).freeze();
const pageParser = rehype().freeze();

/** Parses a piece of HTML, or a whole page, to hast. */
export function parseHtml(
  html: string,
  kind: 'fragment' | 'page' = 'fragment',
): ReturnType<typeof pageParser.parse> {
  return (kind === 'page' ? pageParser : fragmentParser).parse(html);
}

function convertFlow(children: readonly RootContent[], conversion: Conversion): RootContent[] {
  const converted = children.map((child): RootContent[] =>
    child.type === 'html' ? [child] : convertNode(child, conversion),
  );
  const result: RootContent[] = [];
  for (let at = 0; at < converted.length; at += 1) {
    const [node, ...others] = converted[at] ?? [];
    if (node?.type !== 'html' || others.length > 0) {
      result.push(...(converted[at] ?? []));
      continue;
    }
    // A region reaches to where everything that it opened is closed again.
    const region: RootContent[] = [node];
    let open = openElements(markupOf(node, conversion));
    while (open.length > 0 && at + 1 < converted.length) {
      at += 1;
      for (const next of converted[at] ?? []) {
        region.push(next);
        if (next.type === 'html') open = openElements(markupOf(next, conversion), open);
      }
    }
    result.push(...asFlow(convertRegion(region, conversion)));
  }
  return result;
}

function convertNode(node: RootContent, conversion: Conversion): RootContent[] {
  switch (node.type) {
    case 'paragraph': {
      const content = convertPhrasing(node.children, conversion);
      if (content.length === 0) return [];
      return content.every(isPhrasing) ? [{ ...node, children: content }] : asFlow(content);
    }
    case 'heading':
      return [{ ...node, children: flattenToLine(convertPhrasing(node.children, conversion)) }];
    case 'tableCell': {
      const content = convertPhrasing(node.children, conversion);
      if (content.every(isPhrasing)) return [{ ...node, children: withCellBreaks(content) }];
      const flattened = flattenCell(asFlow(content));
      conversion.report('table-simplified', lineOf(node), 'blocks in a cell');
      return [{ ...node, children: flattened?.content ?? flattenToLine(asFlow(content)) }];
    }
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'link': {
      const content = convertPhrasing(node.children, conversion);
      return [{ ...node, children: content.every(isPhrasing) ? content : flattenToLine(asFlow(content)) }];
    }
    default:
      if ('children' in node) node.children = convertFlow(node.children, conversion) as typeof node.children; // blocks stay where blocks stood
      return [node];
  }
}

function convertPhrasing(children: readonly PhrasingContent[], conversion: Conversion): RootContent[] {
  const nodes = children.flatMap((child, index): RootContent[] => {
    if (child.type !== 'html') return convertNode(child, conversion);
    const tokens = tokeniseHtml(child.value);
    if (tokens.every((part) => typeof part !== 'string' && part.kind === 'comment'))
      return commentDropped(child, conversion);
    if (/^<br\s*\/?>$|^<\/br>$/i.test(child.value)) return [{ type: 'break' }];
    if (tokens.some((part) => typeof part !== 'string' && isMarkup(part, conversion.closed))) return [child];
    return [placeholder(child, children[index - 1], children[index + 1], conversion)];
  });
  return nodes.some((node) => node.type === 'html') ? convertRegion(nodes, conversion) : nodes;
}

/** `<DateTime>` in prose is code, unless it is part of a longer word such as `\\<server>\share`. */
function placeholder(
  node: Html,
  before: PhrasingContent | undefined,
  after: PhrasingContent | undefined,
  { report }: Conversion,
): PhrasingContent {
  report('tag-as-text', lineOf(node), excerpt(node.value));
  const isAttached =
    (before?.type === 'text' && /[\w\\/.:=@-]$/.test(before.value)) ||
    (after?.type === 'text' && /^[\w\\/.:=@-]/.test(after.value.replace(/^\.(?:\s|$)/, '')));
  return isAttached
    ? { type: 'text', value: node.value }
    : { type: 'inlineCode', value: node.value.replace(/\s+/g, ' ') };
}

function commentDropped(node: Html, { report }: Conversion): [] {
  reportComment(node.value, lineOf(node), report);
  return [];
}

/** Tags of a node that are HTML, and those only. */
function markupOf(node: Html, { closed }: Conversion): (TagToken | string)[] {
  return tokeniseHtml(node.value).filter((part) => typeof part !== 'string' && isMarkup(part, closed));
}

function convertRegion(nodes: readonly RootContent[], conversion: Conversion): RootContent[] {
  const [first] = nodes;
  const line = first ? lineOf(first) : 1;
  const { lang, report, closed } = conversion;
  if (first?.type === 'html' && nodes.length === 1) {
    const tokens = tokeniseHtml(first.value);
    if (tokens.every((part) => (typeof part === 'string' ? part.trim() === '' : part.kind === 'comment')))
      return commentDropped(first, conversion);
    if (
      !tokens.some((part) => typeof part !== 'string' && part.kind !== 'comment' && isMarkup(part, closed))
    ) {
      report('tag-as-text', line, excerpt(first.value));
      const position = first.position === undefined ? {} : { position: first.position };
      // Lines of tags that are not HTML are a piece of XML that somebody forgot to fence.
      if (/<\/|\/>|\n/.test(first.value))
        return [{ type: 'code', lang: 'xml', meta: null, value: first.value, ...position }];
      return [{ type: 'paragraph', children: [{ type: 'inlineCode', value: first.value }], ...position }];
    }
  }
  const slots: RootContent[] = [];
  const html = nodes
    .map((node) => {
      if (node.type === 'html') return markupText(node, conversion);
      if (node.type === 'text') return escapeHtml(node.value);
      slots.push(node);
      // The x keeps the white space around it; the handler ignores it.
      return `<casebook-slot n="${slots.length - 1}">x</casebook-slot>`;
    })
    .join('');
  const converted = htmlToNodes(parseHtml(html), { lang, report, slots, lineOf: () => line });
  const own = new Set(slots);
  const place = (node: RootContent): void => {
    if (own.has(node)) return;
    node.position = { start: { line, column: 1 }, end: { line, column: 1 } };
    if ('children' in node) node.children.forEach(place);
  };
  converted.forEach(place);
  return converted;
}

/** HTML of a node; what looks like a tag and is none becomes code. */
function markupText(node: Html, { closed, report }: Conversion): string {
  let verbatim = '';
  return tokeniseHtml(node.value)
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind !== 'comment' && isMarkup(part, closed)) {
        if (part.name === 'pre' || part.name === 'code') verbatim = part.kind === 'open' ? part.name : '';
        return part.text;
      }
      if (part.kind === 'comment') {
        reportComment(part.text, lineOf(node), report);
        return '';
      }
      report('tag-as-text', lineOf(node), excerpt(part.text));
      return verbatim === '' ? `<code>${escapeHtml(part.text)}</code>` : escapeHtml(part.text);
    })
    .join('');
}
