import { renderMermaidSVG } from 'beautiful-mermaid';
import type { Element, ElementContent } from 'hast';
import { htmlToHast } from 'satteri';

/** Widest drawing, in pixels, whose words can be read in the column of an article's text. */
export const readableWidth = 760;

const sideways = /^(\s*(?:flowchart|graph)\s+)(?:LR|RL)\b/m;

/**
 * Draws a Mermaid diagram as SVG that our pages may hold: no style element or attribute (colours come from the
 * site's style sheet through custom properties), ids unique in the article by `idPrefix`. A flow from left to right that is
 * too wide to be read beside the rest of a page is drawn from top to bottom, where that makes it narrower.
 *
 * @throws Error with the parser's message when the diagram is not understood.
 */
export function drawDiagram(source: string, idPrefix: string, label: string): Element {
  const asWritten = draw(source, idPrefix, label);
  if (widthOf(asWritten) <= readableWidth || !sideways.test(source)) return asWritten;
  const turned = draw(source.replace(sideways, '$1TB'), idPrefix, label);
  return widthOf(turned) < widthOf(asWritten) ? turned : asWritten;
}

/** Width of a drawing in pixels. */
export function widthOf(svg: Element): number {
  return Number(svg.properties['width']);
}

function draw(source: string, idPrefix: string, label: string): Element {
  const tree = htmlToHast(renderMermaidSVG(source), { fragment: true });
  const svg = tree.type === 'root' ? tree.children.find((node) => node.type === 'element') : undefined;
  if (svg?.type !== 'element') throw new Error('the diagram is empty');
  const cleaned = clean(svg, idPrefix);
  const { viewBox, width, height } = cleaned.properties;
  return {
    ...cleaned,
    properties: {
      viewBox: String(viewBox),
      width: wholePixels(width),
      height: wholePixels(height),
      role: 'img',
      ariaLabel: label,
    },
  };
}

function clean(node: Element, idPrefix: string): Element {
  const properties: Element['properties'] = {};
  for (const [name, value] of Object.entries(node.properties)) {
    if (name === 'style' || name.startsWith('on') || name.startsWith('data') || name.startsWith(':'))
      continue;
    if (name === 'id') properties[name] = `${idPrefix}${String(value)}`;
    else if (typeof value === 'string')
      properties[name] = shorten(value.replace(/url\(#/g, `url(#${idPrefix}`));
    else properties[name] = value;
  }
  return {
    type: 'element',
    tagName: node.tagName,
    properties,
    children: node.children
      .filter(
        (child) => !(child.type === 'element' && (child.tagName === 'style' || child.tagName === 'script')),
      )
      .filter((child) => !(child.type === 'text' && child.value.trim() === ''))
      .map((child): ElementContent => (child.type === 'element' ? clean(child, idPrefix) : child)),
  };
}

/** Coordinates to a tenth of a pixel: the rest is only bytes. */
function shorten(value: string): string {
  return value.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));
}

function wholePixels(length: unknown): number {
  return Math.ceil(Number(length));
}
