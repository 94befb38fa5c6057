import type { Element, ElementContent } from 'hast';
import { parseArticleReference } from '../../core/article/article-id.ts';
import { linkHint } from './advice/address-hints.ts';
import { drawDiagram, readableWidth, widthOf } from './diagram.ts';
import { element, isElement, textContent, textProperty } from './hast.ts';
import { highlight } from './highlight.ts';
import { componentLabel } from './labels.ts';
import { fenceOf, placeOf } from './parse-mdx.ts';
import { decodeAddress } from './decode-address.ts';
import { renderImage } from './render-image.ts';
import type { Transformation } from './transformation.ts';

type RenderChildren = (children: readonly ElementContent[]) => ElementContent[];

/** Dresses one element that Markdown made: headings get fragments, links are classified, code is highlighted. */
export function renderElement(
  node: Element,
  render: RenderChildren,
  state: Transformation,
): ElementContent[] {
  switch (node.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return renderHeading(node, render, state);
    case 'a':
      return renderLink(node, render, state);
    case 'img':
      return renderImage(
        {
          written: state.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0),
          source: textProperty(node, 'src'),
          alt: textProperty(node, 'alt'),
          title: node.properties['title'],
          place: placeOf(node),
        },
        state,
      );
    case 'pre':
      return renderCode(node, state);
    case 'table':
      return [
        element(
          'div',
          {
            className: ['table-scroll'],
            tabIndex: 0,
            role: 'group',
            ariaLabel: componentLabel('table-region', state.lang),
          },
          [element('table', {}, render(node.children))],
        ),
      ];
    case 'td':
    case 'th':
      return [element(node.tagName, cellProperties(node), render(node.children))];
    case 'li':
      return renderListItem(node, render);
    case 'section':
      return renderFootnotes(node, render, state);
    default:
      return [
        {
          type: 'element',
          tagName: node.tagName,
          properties: node.properties,
          children: render(node.children),
        },
      ];
  }
}

function renderHeading(node: Element, render: RenderChildren, state: Transformation): ElementContent[] {
  const children = render(node.children);
  const text = textContent(children).trim();
  // The page's own h1 is the title; a stray one in the body is reported by the style rules and shown one level down.
  const depth = Math.max(2, Number(node.tagName.slice(1)));
  const id = state.fragmentOf(text);
  state.headings.push({ depth, id, text, place: placeOf(node) });
  const label = `${componentLabel('link-to-section', state.lang)}: ${text}`;
  return [
    element(`h${depth}`, { id }, [
      ...children,
      element('a', { className: ['heading-anchor'], href: `#${id}`, ariaLabel: label }, []),
    ]),
  ];
}

const externalScheme = /^(?:https?:\/\/|mailto:|tel:)/i;

function renderLink(node: Element, render: RenderChildren, state: Transformation): ElementContent[] {
  const children = render(node.children);
  const href = textProperty(node, 'href');
  const place = placeOf(node);
  // Footnote links come from the parser itself.
  if ('dataFootnoteRef' in node.properties || 'dataFootnoteBackref' in node.properties) {
    return [{ ...node, children }];
  }
  const title = typeof node.properties['title'] === 'string' ? { title: node.properties['title'] } : {};
  const reference = parseArticleReference(href);
  if (reference) {
    const fragment = reference.fragment === undefined ? undefined : decodeAddress(reference.fragment);
    state.links.push({
      kind: 'article',
      target: reference.id,
      ...(fragment === undefined ? {} : { fragment }),
      ...(state.passage ? { audience: state.passage } : {}),
      place,
    });
    const suffix = fragment === undefined ? '' : `#${fragment}`;
    return [element('a', { href: `casebook:${reference.id}${suffix}`, ...title }, children)];
  }
  if (href.startsWith('#')) {
    const fragment = decodeAddress(href.slice(1));
    state.links.push({ kind: 'fragment', target: '', fragment, place });
    return [element('a', { href: `#${fragment}`, ...title }, children.length > 0 ? children : [fragment])];
  }
  if (externalScheme.test(href)) {
    state.links.push({ kind: 'external', target: href, place });
    return [element('a', { href, ...title, rel: ['noopener'] }, children.length > 0 ? children : [href])];
  }
  state.report('link-address', `A link to “${href}” is not allowed.`, place, linkHint(href));
  return children;
}

function renderCode(node: Element, state: Transformation): ElementContent[] {
  const [code] = node.children;
  if (!isElement(code, 'code')) return [node];
  const text = textContent(code.children).replace(/\n$/, '');
  const { language, title } = fenceOf(code);
  if (language === 'mermaid') return renderDiagram(text, title, node, state);
  const properties = language
    ? { className: [`language-${language.toLowerCase().replace(/[^a-z0-9+#-]/g, '')}`] }
    : {};
  return [
    element('div', { className: ['code-block'] }, [
      ...(title ? [element('p', { className: ['code-title'] }, [title])] : []),
      element('pre', { tabIndex: 0 }, [element('code', properties, highlight(text, language))]),
    ]),
  ];
}

function renderDiagram(
  source: string,
  title: string | undefined,
  node: Element,
  state: Transformation,
): ElementContent[] {
  state.diagrams += 1;
  try {
    const label = title ?? componentLabel('diagram', state.lang);
    const svg = drawDiagram(source, `diagram-${state.diagrams}-`, label);
    return [
      element('figure', { className: ['diagram'] }, [
        widthOf(svg) <= readableWidth
          ? svg
          : element('div', { className: ['diagram-scroll'], tabIndex: 0, role: 'group', ariaLabel: label }, [
              svg,
            ]),
        ...(title ? [element('figcaption', {}, [title])] : []),
      ]),
    ];
  } catch (error) {
    state.report(
      'diagram-invalid',
      `The diagram was not understood: ${error instanceof Error ? error.message : String(error)}.`,
      placeOf(node),
    );
    return [
      element('div', { className: ['code-block'] }, [
        element('pre', { tabIndex: 0 }, [element('code', {}, [source])]),
      ]),
    ];
  }
}

/** GFM aligns columns by an attribute that HTML has dropped; classes do it. */
function cellProperties(node: Element): Element['properties'] {
  const align = node.properties['align'];
  const scope = node.tagName === 'th' ? { scope: 'col' } : {};
  return typeof align === 'string' ? { ...scope, className: [`align-${align}`] } : scope;
}

/** A task's box needs a name: its own text, as a label around both. */
function renderListItem(node: Element, render: RenderChildren): ElementContent[] {
  const [box, ...rest] = node.children;
  if (!isElement(box, 'input')) return [{ ...node, children: render(node.children) }];
  const blockAt = rest.findIndex((child) => isElement(child, 'ul', 'ol', 'p', 'pre', 'div', 'table'));
  const line = blockAt === -1 ? rest : rest.slice(0, blockAt);
  const blocks = blockAt === -1 ? [] : rest.slice(blockAt);
  return [
    element('li', { className: ['task'] }, [
      element('label', {}, [
        element('input', { type: 'checkbox', disabled: true, checked: box.properties['checked'] === true }),
        ...render(line),
      ]),
      ...render(blocks),
    ]),
  ];
}

/** The parser's footnote list; its heading takes the article's language and stays out of the contents. */
function renderFootnotes(node: Element, render: RenderChildren, state: Transformation): ElementContent[] {
  const children = node.children.map((child): ElementContent =>
    isElement(child, 'h2')
      ? element('p', { id: 'footnote-label', className: ['footnotes-title'] }, [
          componentLabel('footnotes', state.lang),
        ])
      : child,
  );
  return [element('section', { className: ['footnotes'] }, render(children))];
}
