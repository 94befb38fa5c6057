import type { Element, ElementContent } from 'hast';
import type { PhrasingContent, RootContent } from 'mdast';
import type { Options } from 'rehype-remark';
import type { Language } from '../../core/article/language.ts';
import { isPhrasing, type Flow, type TabPane } from './article-nodes.ts';
import { calloutKindOf } from './callout-kind.ts';
import { convertTable } from './html-table.ts';
import { excerpt, type ReportLoss } from './loss.ts';
import { asFlow } from './nest-blocks.ts';
import { plainText } from './parse-markdown.ts';

type Handlers = NonNullable<Options['handlers']>;
type Handle = NonNullable<Handlers[string]>;
type State = Parameters<Handle>[0];

/** What the conversion of one piece of HTML needs. */
export interface HtmlConversion {
  readonly lang: Language;
  readonly report: ReportLoss;
  /** Line of the source on which an element stands. */
  readonly lineOf: (element: Element) => number;
  /** Nodes of Markdown that stand in the HTML as `<casebook-slot n="…">`. */
  readonly slots: readonly RootContent[];
}

const calloutClass = /(?:^|[-_ ])(?:admonition|alert|callout|panel|macro|notice|message|box|note|tip|warning|caution|important|danger)(?:$|[-_ ])/i;
const superscripts: Readonly<Record<string, string>> = { '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', n: 'ⁿ' };
const subscripts: Readonly<Record<string, string>> = { '0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉' };

/** Handlers for the elements that Markdown has no word for, or that articles have a component for. */
export function htmlHandlers(conversion: HtmlConversion): Handlers {
  const { lang, report, lineOf, slots } = conversion;
  const flowOf = (state: State, element: Element): Flow[] => asFlow(state.all(element));
  const drop = (_: State, element: Element): undefined => void report('markup-dropped', lineOf(element), `<${element.tagName}>`);
  const wrap =
    (type: 'strong' | 'emphasis' | 'delete'): Handle =>
    (state, element) => {
      const children = state.all(element);
      if (children.every(isPhrasing)) return children.every((child) => plainText(child).trim() === '' && child.type !== 'image') ? children : { type, children };
      return [...asFlow(children)];
    };
  const block: Handle = (state, element) => calloutOf(state, element, conversion) ?? withAnchor(element, flowOf(state, element));
  const embedded: Handle = (state, element) => {
    const address = property(element, 'src') || property(element, 'data') || sourceWithin(element);
    if (!/^https?:\/\//i.test(address)) return state.all(element);
    report('media-as-link', lineOf(element), address);
    return { type: 'link', url: address, children: [{ type: 'text', value: property(element, 'title') || address }] };
  };
  const script =
    (characters: Readonly<Record<string, string>>): Handle =>
    (state, element) => {
      const children = state.all(element);
      const text = children.map((child) => plainText(child)).join('');
      if (text !== '' && [...text].every((character) => characters[character] !== undefined)) {
        return { type: 'text', value: [...text].map((character) => characters[character]).join('') };
      }
      if (text.trim() !== '') report('formatting-dropped', lineOf(element), `<${element.tagName}>${excerpt(text, 40)}`);
      return children;
    };
  return {
    'casebook-slot': (_, element) => slots[Number(property(element, 'n'))],
    p: (state, element) => {
      const children = state.all(element);
      if (!children.every(isPhrasing)) return [...asFlow(children)];
      const content = withoutOuterBreaks(children);
      return content.length === 0 ? undefined : { type: 'paragraph', children: content };
    },
    strong: wrap('strong'),
    b: wrap('strong'),
    em: wrap('emphasis'),
    i: wrap('emphasis'),
    cite: wrap('emphasis'),
    var: wrap('emphasis'),
    dfn: wrap('emphasis'),
    mark: wrap('strong'),
    del: wrap('delete'),
    s: wrap('delete'),
    strike: wrap('delete'),
    tt: (state, element) => state.handlers['code']?.(state, element, undefined),
    a: (state, element) => {
      const name = property(element, 'id') || property(element, 'name');
      const anchor: RootContent[] = name === '' ? [] : [{ type: 'anchor', name }];
      const children = state.all(element);
      const url = property(element, 'href');
      if (url === '') return [...anchor, ...children];
      if (!children.every(isPhrasing)) return [...anchor, ...asFlow(children)];
      return [...anchor, { type: 'link', url, title: property(element, 'title') || null, children }];
    },
    div: block,
    aside: block,
    section: block,
    article: block,
    admonition: (state, element) => {
      const kind = calloutKindOf(property(element, 'type') || 'note', lang) ?? { component: 'Note' };
      const title = property(element, 'title') || kind.title;
      return { type: 'callout', component: kind.component, ...(title === undefined ? {} : { title }), children: flowOf(state, element) };
    },
    span: (state, element) => withAnchor(element, state.all(element)),
    details: (state, element) => {
      const summary = element.children.find((child) => child.type === 'element' && child.tagName === 'summary');
      const text = summary?.type === 'element' ? state.all(summary).map((child) => plainText(child)).join('').replace(/\s+/g, ' ').trim() : '';
      const rest: Element = { ...element, children: element.children.filter((child) => child !== summary) };
      return { type: 'folded', summary: text || detailsLabel[lang], children: flowOf(state, rest) };
    },
    tabs: (state, element) => {
      const nodes = flowOf(state, element);
      const panes = nodes.filter((node): node is TabPane => node.type === 'tabPane');
      return panes.length === nodes.length && panes.length > 1 ? { type: 'tabSet', children: panes } : [...nodes];
    },
    tabitem: (state, element) => ({ type: 'tabPane', label: property(element, 'label') || property(element, 'value') || '…', children: flowOf(state, element) }),
    kbd: (state, element) => ({ type: 'key', children: state.all(element).filter(isPhrasing) }),
    pre: (state, element) => codeOf(state, element),
    table: (state, element) => convertTable(element, (cell) => asFlow(state.all(cell)), lineOf(element), report),
    sup: script(superscripts),
    sub: script(subscripts),
    iframe: embedded,
    video: embedded,
    audio: embedded,
    embed: embedded,
    object: embedded,
    script: drop,
    style: drop,
    noscript: () => undefined,
    template: drop,
    input: drop,
    select: drop,
    textarea: drop,
    button: drop,
    svg: (_, element) => void report('drawing-dropped', lineOf(element), '<svg>'),
    math: (state, element) => {
      report('formatting-dropped', lineOf(element), '<math>');
      return state.all(element);
    },
    canvas: drop,
  };
}

const detailsLabel = { en: 'Details', it: 'Dettagli', cs: 'Podrobnosti', 'zh-Hans': '详细信息' } as const;

function property(element: Element, name: string): string {
  const value = element.properties[name];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function sourceWithin(element: Element): string {
  const source = element.children.find((child) => child.type === 'element' && child.tagName === 'source');
  return source?.type === 'element' ? property(source, 'src') : '';
}

function withAnchor(element: Element, nodes: readonly RootContent[]): RootContent[] {
  const name = property(element, 'id');
  return name === '' ? [...nodes] : [{ type: 'anchor', name }, ...nodes];
}

/** `<div class="alert alert-warning">` and its many relatives. */
function calloutOf(state: State, element: Element, { lang }: HtmlConversion): RootContent | undefined {
  const classes = element.properties['className'];
  if (!Array.isArray(classes)) return undefined;
  const names = classes.map(String);
  if (!names.some((name) => calloutClass.test(name))) return undefined;
  const words = names.flatMap((name) => name.split(/[-_]+/)).filter((word) => !/^(?:admonition|alert|callout|panel|macro|notice|message|box)$/i.test(word));
  const kind = words.map((word) => calloutKindOf(word, lang)).find((found) => found !== undefined);
  if (!kind) return undefined;
  const isTitle = (child: ElementContent): child is Element =>
    child.type === 'element' && Array.isArray(child.properties['className']) && child.properties['className'].some((name) => /(?:^|[-_])(?:title|heading|header)$/i.test(String(name)));
  const title = element.children.find(isTitle);
  const text = title ? state.all(title).map((child) => plainText(child)).join('').replace(/\s+/g, ' ').trim() : '';
  const own = text !== '' && calloutKindOf(text, lang) === undefined ? text : kind.title;
  const rest: Element = { ...element, children: element.children.filter((child) => child !== title) };
  return { type: 'callout', component: kind.component, ...(own === undefined ? {} : { title: own }), children: asFlow(state.all(rest)) };
}

function codeOf(state: State, element: Element): RootContent {
  const code = element.children.find((child) => child.type === 'element' && child.tagName === 'code');
  const classes = [element, ...(code?.type === 'element' ? [code] : [])].flatMap((node) => (Array.isArray(node.properties['className']) ? node.properties['className'].map(String) : []));
  const joined = classes.join(' ');
  const lang = /(?:^|\s)(?:language|lang|highlight-source|brush:?|sourceCode)[- ]([\w+#-]+)/i.exec(joined)?.[1] ?? null;
  const converted = state.handlers['listing']?.(state, element, undefined);
  const value = converted && !Array.isArray(converted) && converted.type === 'code' ? converted.value : '';
  return { type: 'code', lang, meta: null, value };
}

function withoutOuterBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const isEmpty = (node: PhrasingContent | undefined): boolean => node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
  let start = 0;
  let end = nodes.length;
  while (start < end && isEmpty(nodes[start])) start += 1;
  while (end > start && isEmpty(nodes[end - 1])) end -= 1;
  return nodes.slice(start, end);
}
