import type { Element, ElementContent } from 'hast';
import type { PhrasingContent, RootContent } from 'mdast';
import type { Options } from 'rehype-remark';
import type { Language } from '../../../core/article/language.ts';
import { isPhrasing, asFlow } from '../markdown/article-nodes.ts';
import { calloutKindOf } from '../../compile/callout-kind.ts';
import { plainText } from '../markdown/parse-markdown.ts';

/** Handlers of elements, by name, as rehype-remark takes them. */
export type Handlers = NonNullable<Options['handlers']>;
export type Handle = NonNullable<Handlers[string]>;
export type State = Parameters<Handle>[0];

/** Text of an attribute; empty when it is not there. */
export function attributeOf(element: Element, name: string): string {
  const value = element.properties[name];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** Names of an element's classes. */
export function classesOf(element: Element): string[] {
  const classes = element.properties['className'];
  return Array.isArray(classes) ? classes.map(String) : [];
}

/** One line of text of an element's content. */
export function textOf(state: State, element: Element): string {
  const text = state.all(element).map((child) => plainText(child));
  return text.join('').replace(/\s+/g, ' ').trim();
}

/** Puts the place that an element's id names before what it became. */
export function withAnchor(element: Element, nodes: readonly RootContent[]): RootContent[] {
  const name = attributeOf(element, 'id');
  return name === '' ? [...nodes] : [{ type: 'anchor', name }, ...nodes];
}

const calloutClass =
  /(?:^|[-_ ])(?:admonition|alert|callout|panel|macro|notice|message|box|note|tip|warning|caution|important|danger)(?:$|[-_ ])/i;
const calloutWord = /^(?:admonition|alert|callout|panel|macro|notice|message|box)$/i;
const titleClass = /(?:^|[-_])(?:title|heading|header)$/i;

/** `<div class="alert alert-warning">` and its many relatives as a callout; `undefined` for any other element. */
export function calloutOf(state: State, element: Element, lang: Language): RootContent | undefined {
  const classes = classesOf(element);
  if (!classes.some((name) => calloutClass.test(name))) return undefined;
  const words = classes.flatMap((name) => name.split(/[-_]+/)).filter((word) => !calloutWord.test(word));
  const kind = words.map((word) => calloutKindOf(word, lang)).find((found) => found !== undefined);
  if (!kind) return undefined;
  const title = element.children.find(isTitle);
  const text = title ? textOf(state, title) : '';
  const own = text !== '' && calloutKindOf(text, lang) === undefined ? text : kind.title;
  const rest: Element = { ...element, children: element.children.filter((child) => child !== title) };
  const children = asFlow(state.all(rest));
  return {
    type: 'callout',
    component: kind.component,
    ...(own === undefined ? {} : { title: own }),
    children,
  };
}

function isTitle(child: ElementContent): child is Element {
  return child.type === 'element' && classesOf(child).some((name) => titleClass.test(name));
}

const languageClass = /(?:^|\s)(?:language|lang|highlight-source|brush:?|sourceCode)[- ]([\w+#-]+)/i;

/** `<pre>` as a fence, with the language that a class of it or of the code in it names. */
export function codeOf(state: State, element: Element): RootContent {
  const code = element.children.find((child) => child.type === 'element' && child.tagName === 'code');
  const classes = [...classesOf(element), ...(code?.type === 'element' ? classesOf(code) : [])].join(' ');
  const converted = state.handlers['listing']?.(state, element, undefined);
  const value = converted && !Array.isArray(converted) && converted.type === 'code' ? converted.value : '';
  return { type: 'code', lang: languageClass.exec(classes)?.[1] ?? null, meta: null, value };
}

/** Handler of an element that marks a phrase. Around blocks a mark means nothing, so only the blocks stay. */
export function phraseHandler(type: 'strong' | 'emphasis' | 'delete'): Handle {
  return (state, element) => {
    const children = state.all(element);
    if (!children.every(isPhrasing)) return [...asFlow(children)];
    const isBlank = children.every((child) => child.type !== 'image' && plainText(child).trim() === '');
    return isBlank ? children : { type, children };
  };
}

/** Content of a paragraph without the breaks and spaces at its ends. */
export function withoutOuterBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const start = nodes.findIndex((node) => !isSpace(node));
  const end = nodes.findLastIndex((node) => !isSpace(node));
  return start === -1 ? [] : nodes.slice(start, end + 1);
}

function isSpace(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
}
