import type { Element, Root, RootContent } from 'hast';
import { rehype } from 'rehype';

const parser = rehype().data('settings', { fragment: true }).freeze();
const forbidden = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'link',
  'meta',
  'base',
  'form',
  'template',
  'math',
  'foreignobject',
]);
const addressAttributes = ['href', 'src', 'xLinkHref', 'action', 'formAction', 'data', 'srcSet'];
const safeAddress = /^(?:https?:\/\/|mailto:|tel:|#|casebook:[A-Z]{2}-\d+(?:#|$)|casebook-image:)/i;

/** What a browser would find in compiled HTML that could run or load something: one line each. */
export function findUnsafeHtml(html: string): string[] {
  const found: string[] = [];
  visit(parser.parse(html), found);
  return found;
}

function visit(node: Root | RootContent, found: string[]): void {
  if (node.type === 'element') found.push(...unsafeIn(node));
  if (node.type === 'comment' || node.type === 'doctype') found.push(`a ${node.type}`);
  if ('children' in node) for (const child of node.children) visit(child, found);
}

function unsafeIn({ tagName, properties }: Element): string[] {
  const names = Object.keys(properties);
  return [
    ...(forbidden.has(tagName.toLowerCase()) ? [`<${tagName}>`] : []),
    ...names
      .filter((name) => /^on/i.test(name) || name === 'style' || name === 'srcDoc')
      .map((name) => `<${tagName} ${name}>`),
    ...addressAttributes.flatMap((name) => {
      const value = properties[name];
      return value === undefined || (typeof value === 'string' && safeAddress.test(value))
        ? []
        : [`<${tagName} ${name}="${String(value)}">`];
    }),
  ];
}
