import type { Nodes, Parents, Root, RootContent } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import type { Options } from 'remark-stringify';
import type { Callout, Folded, Key, TabPane, TabSet } from '../markdown/article-nodes.ts';

type Handler = NonNullable<NonNullable<Options['handlers']>['paragraph']>;
type State = Parameters<Handler>[2];
type Info = Parameters<Handler>[3];

/** Value of an attribute: literal text in quotes, on one line. */
function attribute(value: string): string {
  return `"${value.replace(/\s+/g, ' ').trim().replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`;
}

/** Plain text as the line of Markdown that titles and summaries of components are read as. */
function escapedLine(text: string): string {
  return text.replace(/[\\`*_[\]<>~&]/g, '\\$&');
}

function container(
  name: string,
  attributes: string,
  node: Callout | Folded | TabPane | TabSet,
  state: State,
  info: Info,
): string {
  // The children are written as those of a root are: blocks with a blank line between them.
  const content = state.containerFlow({ type: 'root', children: node.children as RootContent[] }, info);
  return `<${name}${attributes}>\n\n${content}\n\n</${name}>`;
}

type NodeHandler<Node> = (node: Node, parent: Parents | undefined, state: State, info: Info) => string;

const callout: NodeHandler<Callout> = (node, _, state, info) =>
  container(
    node.component,
    node.title === undefined ? '' : ` title=${attribute(escapedLine(node.title))}`,
    node,
    state,
    info,
  );
const folded: NodeHandler<Folded> = (node, _, state, info) =>
  container('Details', ` summary=${attribute(escapedLine(node.summary))}`, node, state, info);
const tabSet: NodeHandler<TabSet> = (node, _, state, info) =>
  container('Tabs', ' by="platform"', node, state, info);
const tabPane: NodeHandler<TabPane> = (node, _, state, info) =>
  container('Tab', ` label=${attribute(node.label)}`, node, state, info);
const key: NodeHandler<Key> = (node, _, state, info) =>
  `<Kbd>${state.containerPhrasing({ type: 'paragraph', children: node.children }, { ...info, before: '>', after: '<' })}</Kbd>`;

const text: Handler = (node: Nodes, parent, state, info) => {
  if (node.type !== 'text') return '';
  const value = state
    .safe(node.value, info)
    // Inside a word an underscore is no mark, and names of constants read better without backslashes.
    .replace(/(?<=[\p{L}\p{N}_])\\_(?=[\p{L}\p{N}]|\\_)/gu, '_');
  // At the start of a line of its own MDX would take these words for code, and these marks would begin a callout.
  const isFirst = parent?.type === 'paragraph' && parent.children[0] === node;
  return isFirst
    ? value
        .replace(/^(?=!!!|\?\?\?|:::)/, '\\')
        .replace(/^(?:import|export)(?=\s)/, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`)
    : value;
};

const html: Handler = (node: Nodes, _, state, info) =>
  node.type === 'html' ? state.safe(node.value, info) : '';

const options: Options = {
  bullet: '-',
  bulletOther: '*',
  emphasis: '*',
  strong: '*',
  rule: '-',
  fence: '`',
  fences: true,
  listItemIndent: 'one',
  resourceLink: true,
  incrementListMarker: true,
  handlers: {
    text,
    html,
    callout,
    folded,
    tabSet,
    tabPane,
    key,
    cellBreak: () => '<Break />',
    anchor: () => '',
  },
  unsafe: [
    { character: '<', inConstruct: ['phrasing', 'titleQuote', 'titleApostrophe'] },
    { character: '{', inConstruct: ['phrasing', 'titleQuote', 'titleApostrophe'] },
    { atBreak: true, character: '<' },
    { atBreak: true, character: '{' },
  ],
};

const writer = remark()
  .use(remarkGfm, { tableCellPadding: true, tablePipeAlign: false })
  .data('settings', options)
  .freeze();

/** Writes a tree as limited MDX: what means something to MDX is escaped, our own nodes are components. */
export function writeMarkdown(tree: Root): string {
  return writer.stringify(tree);
}
