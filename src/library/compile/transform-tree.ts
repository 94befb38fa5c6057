import type { ElementContent, Root, RootContent } from 'hast';
import { audienceSchema, mayRead } from '../../core/article/audience.ts';
import { createFragments } from '../../core/article/section-fragment.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import type { Place, Problem } from '../../core/problem/problem.ts';
import { blockHint, childrenHint, withinHint } from './advice/component-hints.ts';
import { commentHint, firstLine } from './advice/explain-syntax.ts';
import { findForeignCallout } from './advice/foreign-callout.ts';
import { componentReplacement, elementReplacement } from './advice/replacement.ts';
import { components } from './components/index.ts';
import type { AttributeValues, Component, RenderContext } from './component.ts';
import { compileInline } from './compile-inline.ts';
import { isBlank } from './hast.ts';
import { componentLabel } from './labels.ts';
import { readAttributes } from './read-attributes.ts';
import { asTag, placeOf, type ParsedTag } from './parse-mdx.ts';
import type { Transformation } from './transformation.ts';
import { renderElement } from './render-element.ts';
import { renderImage } from './render-image.ts';

const componentByName = new Map(components.map((component) => [component.name, component]));

/** Turns a parsed tree into the article's hast: components rendered, elements dressed, everything illegal reported and left out. */
export function transformTree(
  parsed: Root,
  options: Pick<Transformation, 'file' | 'source' | 'lang' | 'audience'>,
): Pick<Transformation, 'headings' | 'links' | 'images' | 'steps' | 'problems'> & { readonly tree: Root } {
  const problems: Problem[] = [];
  const state: Transformation = {
    ...options,
    fragmentOf: createFragments(options.lang),
    headings: [],
    links: [],
    images: [],
    steps: [],
    problems,
    passage: undefined,
    isInLine: false,
    diagrams: 0,
    report: (code, message, place, hint) =>
      problems.push(createProblem(code, options.file, message, place, hint)),
  };
  const tree: Root = { type: 'root', children: transformNodes(parsed.children, undefined, state) };
  return {
    tree,
    headings: state.headings,
    links: state.links,
    images: state.images,
    steps: state.steps,
    problems,
  };
}

function transformNodes(
  nodes: readonly (RootContent | ElementContent)[],
  parent: Component | undefined,
  state: Transformation,
): ElementContent[] {
  return nodes.flatMap((node) => transformNode(node, parent, state));
}

function transformNode(
  node: RootContent | ElementContent,
  parent: Component | undefined,
  state: Transformation,
): ElementContent[] {
  const tag = asTag(node);
  if (tag) return transformTag(tag, placeOf(node), parent, state);
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: node.value }];
    case 'element': {
      if (node.tagName === 'p' && node.children.every((child) => isFlowOnly(child))) {
        return transformNodes(node.children, parent, state);
      }
      const callout = findForeignCallout(node, state.source);
      if (callout)
        state.report(
          'callout-foreign',
          `“${callout.written}” is shown as it stands here.`,
          placeOf(node),
          callout.hint,
        );
      // What may stand in a component's own place is decided by its direct children only.
      return renderElement(node, (children) => transformContent(node.tagName, children, state), state);
    }
    case 'mdxjsEsm':
      state.report(
        'mdx-esm',
        `“${firstLine(node.value)}” would run code.`,
        placeOf(node),
        esmHint(node.value),
      );
      return [];
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      if (node.value.trimStart().startsWith('/*'))
        state.report(
          'mdx-expression',
          `“{${firstLine(node.value)}}” is a comment.`,
          placeOf(node),
          commentHint,
        );
      else state.report('mdx-expression', `“{${firstLine(node.value)}}” is an expression.`, placeOf(node));
      return [];
    case 'raw':
      state.report('html-raw', `“${firstLine(node.value)}” is HTML.`, placeOf(node));
      return [];
    default:
      return [];
  }
}

/** Elements that hold text and never blocks. */
const textElements = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'em', 'strong', 'del', 'a']);

function transformContent(
  tagName: string,
  children: readonly ElementContent[],
  state: Transformation,
): ElementContent[] {
  const before = state.isInLine;
  state.isInLine = before || textElements.has(tagName);
  const content = transformNodes(children, undefined, state);
  state.isInLine = before;
  return content;
}

function transformTag(
  tag: ParsedTag & { readonly children: readonly ElementContent[] },
  place: Place,
  parent: Component | undefined,
  state: Transformation,
): ElementContent[] {
  const component = tag.name === null ? undefined : componentByName.get(tag.name);
  if (!component) {
    reportUnknownTag(tag, place, state);
    return transformNodes(tag.children, undefined, state);
  }
  if (component.within && !component.within.includes(parent?.name ?? '')) {
    state.report(
      'component-content',
      `<${component.name}> must stand directly in <${component.within.join('> or <')}>.`,
      place,
      withinHint(component),
    );
  }
  if (parent?.childrenOnly && !parent.childrenOnly.includes(component.name)) {
    state.report(
      'component-content',
      `<${parent.name}> holds only <${parent.childrenOnly.join('> and <')}>, not <${component.name}>.`,
      place,
    );
  }
  if (state.isInLine && !component.isInline) {
    state.report(
      'component-content',
      `<${component.name}> is a block and stands in a line of text.`,
      place,
      blockHint,
    );
    return transformNodes(tag.children, undefined, state);
  }
  const attributes = readAttributes(tag, component, place, state.report);
  const { childrenOnly } = component;
  const children = childrenOnly ? onlyComponents(tag.children, component, state) : tag.children;
  const context: RenderContext = {
    lang: state.lang,
    audience: state.audience,
    place,
    parent: parent?.name,
    isInLine: state.isInLine,
    report: (code, message, hint) => state.report(code, message, place, hint),
    addStep: (step) => state.steps.push(step),
    image: (source, alt) => renderImage({ source, alt, place }, state),
    inline: (markdown) => transformNodes(compileInline(markdown, place), undefined, state),
    label: (key) => componentLabel(key, state.lang),
  };
  return component.render(attributes, transformPassage(children, component, attributes, state), context);
}

function transformPassage(
  children: readonly ElementContent[],
  component: Component,
  attributes: AttributeValues,
  state: Transformation,
): ElementContent[] {
  const around = state.passage;
  const own = component.name === 'Only' ? audienceSchema.safeParse(attributes['audience']).data : undefined;
  if (own && (!around || mayRead(own, around))) state.passage = own;
  const rendered = transformNodes(children, component, state);
  state.passage = around;
  return rendered;
}

function onlyComponents(
  children: readonly ElementContent[],
  component: Component,
  state: Transformation,
): ElementContent[] {
  return children.filter((child) => {
    if (isBlank(child) || asTag(child)) return true;
    if (
      child.type === 'element' &&
      child.tagName === 'p' &&
      child.children.every((inner) => asTag(inner) ?? isBlank(inner))
    )
      return true;
    state.report(
      'component-content',
      `<${component.name}> holds only <${component.childrenOnly?.join('> and <') ?? ''}>; this text stands outside of them.`,
      placeOf(child),
      childrenHint(component),
    );
    return false;
  });
}

/** Block components written on one line arrive in a paragraph of their own, which they must not stay in. */
function isFlowOnly(node: ElementContent): boolean {
  if (isBlank(node)) return true;
  const name = asTag(node)?.name;
  return (
    name !== undefined &&
    name !== null &&
    componentByName.has(name) &&
    componentByName.get(name)?.isInline !== true
  );
}

function reportUnknownTag({ name }: ParsedTag, place: Place, state: Transformation): void {
  if (name === null) state.report('html-raw', '“<>” is a fragment, which articles do not have.', place);
  else if (/^[A-Z]/.test(name)) {
    const hint = componentReplacement(name, [...componentByName.keys()]);
    state.report('component-unknown', `There is no component <${name}>.`, place, hint);
  } else {
    const hint = elementReplacement(name, [...componentByName.keys()]);
    state.report('html-raw', `<${name}> is HTML.`, place, hint);
  }
}

/** Prose that begins with a word of JavaScript; a statement names a module, or assigns something. */
function esmHint(text: string): string | undefined {
  if (/["'=({]/.test(text)) return undefined;
  const [word = ''] = text.split(/\s/, 1);
  return `A paragraph that begins with “${word}” reads as code: put another word before it, or \`${word}\` into backticks.`;
}
