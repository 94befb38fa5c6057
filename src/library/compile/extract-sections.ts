import type { Element, ElementContent, Root, RootContent } from 'hast';
import { textProperty } from './hast.ts';
import type { Heading, Section } from '../../core/article/article.ts';

const blocks = new Set([
  'p',
  'li',
  'pre',
  'tr',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'figcaption',
  'summary',
  'div',
  'section',
  'aside',
  'td',
  'th',
  'ol',
  'ul',
  'table',
  'dl',
  'dt',
  'dd',
  'br',
  'text',
]);

/** The text of a rendered body between its headings, as search sees it. The stretch before the first heading comes first if it has text. */
export function extractSections(tree: Root, headings: readonly Heading[]): Section[] {
  const byId = new Map(headings.map((heading) => [heading.id, heading]));
  const sections: { id: string; heading: string; depth: number; text: string }[] = [
    { id: '', heading: '', depth: 1, text: '' },
  ];
  const collect = (nodes: readonly (RootContent | ElementContent)[]): void => {
    for (const node of nodes) {
      const current = sections.at(-1);
      if (node.type === 'text' && current) current.text += node.value;
      if (node.type !== 'element') continue;
      const heading = byId.get(textProperty(node, 'id'));
      if (heading && /^h[2-6]$/.test(node.tagName)) {
        sections.push({ id: heading.id, heading: heading.text, depth: heading.depth, text: '' });
        continue;
      }
      if (node.children.length === 0) collect([{ type: 'text', value: untitledTarget(node) }]);
      collect(node.children);
      const after = sections.at(-1);
      if (after && blocks.has(node.tagName)) after.text += '\n';
    }
  };
  collect(tree.children);
  return sections
    .map((section) => ({
      ...section,
      text: section.text
        .replace(/[ \t]+/g, ' ')
        .replace(/\s*\n\s*/g, '\n')
        .trim(),
    }))
    .filter((section) => section.id !== '' || section.text !== '');
}

/** Id of the article that a link without a text leads to: its title is not known here, and the id is what is there. */
function untitledTarget(node: Element): string {
  return /^casebook:([A-Z]{2}-\d+)/.exec(textProperty(node, 'href'))?.[1] ?? '';
}
