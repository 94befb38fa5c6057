import type { Element } from 'hast';
import type { RootContent } from 'mdast';
import type { Language } from '../../../core/article/language.ts';
import { isPhrasing, type TabPane, asFlow } from '../markdown/article-nodes.ts';
import { calloutKindOf } from '../../compile/callout-kind.ts';
import { flattenToLine } from '../markdown/flatten-cell.ts';
import {
  attributeOf,
  calloutOf,
  codeOf,
  phraseHandler,
  textOf,
  withAnchor,
  withoutOuterBreaks,
  type Handle,
  type Handlers,
} from './html-elements.ts';
import { convertTable } from './html-table.ts';
import { excerpt, type LossKind, type ReportLoss } from '../loss.ts';
import { plainText } from '../markdown/parse-markdown.ts';
import { scriptDigits } from '../markdown/script-digits.ts';

/** What the conversion of one piece of HTML needs. */
export interface HtmlConversion {
  readonly lang: Language;
  readonly report: ReportLoss;
  /** Line of the source on which an element stands. */
  readonly lineOf: (element: Element) => number;
  /** Nodes of Markdown that stand in the HTML as `<casebook-slot n="…">`. */
  readonly slots: readonly RootContent[];
}

const strong = phraseHandler('strong');
const emphasis = phraseHandler('emphasis');
const deleted = phraseHandler('delete');

/** Handlers for the elements that Markdown has no word for, or that articles have a component for. */
export function htmlHandlers(conversion: HtmlConversion): Handlers {
  const { lang, slots, report, lineOf } = conversion;
  const drop = dropped('markup-dropped', conversion);
  const block: Handle = (state, element) =>
    calloutOf(state, element, lang) ?? withAnchor(element, asFlow(state.all(element)));
  const embedded = embeddedHandler(conversion);
  return {
    ...headingHandlers,
    'casebook-slot': (_, element) => slots[Number(attributeOf(element, 'n'))],
    p: (state, element) => {
      const children = state.all(element);
      if (!children.every(isPhrasing)) return [...asFlow(children)];
      const content = withoutOuterBreaks(children);
      return content.length === 0 ? undefined : { type: 'paragraph', children: content };
    },
    strong,
    b: strong,
    mark: strong,
    em: emphasis,
    i: emphasis,
    cite: emphasis,
    var: emphasis,
    dfn: emphasis,
    del: deleted,
    s: deleted,
    strike: deleted,
    div: block,
    aside: block,
    section: block,
    article: block,
    iframe: embedded,
    video: embedded,
    audio: embedded,
    embed: embedded,
    object: embedded,
    script: drop,
    style: drop,
    template: drop,
    input: drop,
    select: drop,
    textarea: drop,
    button: drop,
    canvas: drop,
    noscript: () => undefined,
    svg: dropped('drawing-dropped', conversion),
    math: (state, element) => {
      report('formatting-dropped', lineOf(element), '<math>');
      return state.all(element);
    },
    tt: (state, element) => state.handlers['code']?.(state, element, undefined),
    kbd: (state, element) => ({ type: 'key', children: state.all(element).filter(isPhrasing) }),
    sup: scriptHandler('above', conversion),
    sub: scriptHandler('below', conversion),
    span: (state, element) => withAnchor(element, state.all(element)),
    a: (state, element) => {
      const name = attributeOf(element, 'id') || attributeOf(element, 'name');
      const anchor: RootContent[] = name === '' ? [] : [{ type: 'anchor', name }];
      const children = state.all(element);
      const url = attributeOf(element, 'href');
      if (url === '') return [...anchor, ...children];
      if (!children.every(isPhrasing)) return [...anchor, ...asFlow(children)];
      return [...anchor, { type: 'link', url, title: attributeOf(element, 'title') || null, children }];
    },
    pre: codeOf,
    table: (state, element) =>
      convertTable(element, (cell) => asFlow(state.all(cell)), lineOf(element), report),
    details: (state, element) => {
      const summary = element.children.find(
        (child) => child.type === 'element' && child.tagName === 'summary',
      );
      const text =
        summary?.type === 'element'
          ? textOf(state, summary)
          : attributeOf(element, 'summary') || attributeOf(element, 'title');
      const rest: Element = { ...element, children: element.children.filter((child) => child !== summary) };
      return { type: 'folded', summary: text || detailsLabel[lang], children: asFlow(state.all(rest)) };
    },
    admonition: (state, element) => {
      const kind = calloutKindOf(attributeOf(element, 'type') || 'note', lang) ?? { component: 'Note' };
      const title = attributeOf(element, 'title') || kind.title;
      const children = asFlow(state.all(element));
      return {
        type: 'callout',
        component: kind.component,
        ...(title === undefined ? {} : { title }),
        children,
      };
    },
    tabs: (state, element) => {
      const nodes = asFlow(state.all(element));
      const panes = nodes.filter((node): node is TabPane => node.type === 'tabPane');
      return panes.length === nodes.length && panes.length > 1
        ? { type: 'tabSet', children: panes }
        : [...nodes];
    },
    tabitem: (state, element) => {
      const label = attributeOf(element, 'label') || attributeOf(element, 'value') || '…';
      return { type: 'tabPane', label, children: asFlow(state.all(element)) };
    },
  };
}

const detailsLabel = { en: 'Details', it: 'Dettagli', cs: 'Podrobnosti', 'zh-Hans': '详细信息' } as const;

const headingHandlers: Handlers = Object.fromEntries(
  ([1, 2, 3, 4, 5, 6] as const).map((depth): [string, Handle] => [
    `h${depth}`,
    (state, element) =>
      withAnchor(element, [{ type: 'heading', depth, children: flattenToLine(state.all(element)) }]),
  ]),
);

function dropped(kind: LossKind, { report, lineOf }: HtmlConversion): Handle {
  return (_, element) => {
    report(kind, lineOf(element), `<${element.tagName}>`);
  };
}

/** A video or another page in a page becomes a link to it. */
function embeddedHandler({ report, lineOf }: HtmlConversion): Handle {
  return (state, element) => {
    const source = element.children.find((child) => child.type === 'element' && child.tagName === 'source');
    const url =
      attributeOf(element, 'src') ||
      attributeOf(element, 'data') ||
      (source?.type === 'element' ? attributeOf(source, 'src') : '');
    if (!/^https?:\/\//i.test(url)) return state.all(element);
    report('media-as-link', lineOf(element), url);
    return { type: 'link', url, children: [{ type: 'text', value: attributeOf(element, 'title') || url }] };
  };
}

/** Raised and lowered digits are characters of their own; any other text loses its place. */
function scriptHandler(place: 'above' | 'below', { report, lineOf }: HtmlConversion): Handle {
  return (state, element) => {
    const children = state.all(element);
    const text = children.map((child) => plainText(child)).join('');
    const value = scriptDigits(text, place);
    if (value !== undefined) return { type: 'text', value };
    if (text.trim() !== '')
      report('formatting-dropped', lineOf(element), `<${element.tagName}>${excerpt(text, 40)}`);
    return children;
  };
}
