import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { plainText } from '../markdown/parse-markdown.ts';

/** What knowledge bases write in a line below the title instead of in the front matter. */
export interface Metadata {
  /** Products and versions, as written. */
  readonly appliesTo: readonly string[];
  /** Number in the old knowledge base. */
  readonly number: string | undefined;
}

const appliesToLine =
  /^(?:original product versions?|applies to|applicable to|product versions?|products?|affected products?|affected versions?|si applica a|prodotti interessati|versione del prodotto|platí pro|týká se|verze produktu|适用于|适用产品|产品版本|原始产品版本)\s*[:：]\s*(\S[\s\S]*)$/i;
const numberLine =
  /^(?:original (?:kb|help) number|kb(?: number| article| id)?|article (?:id|number)|reference number|numero kb(?: originale)?|articolo kb|číslo (?:kb|článku)|原始 ?kb ?(?:编号|号)|文章编号|kb ?编号)\s*[:：]\s*#?\s*(?:KB\s*)?(\d{4,9})\s*$/i;

/** Takes lines such as “_Applies to:_ Windows Server 2019” that stand before the first heading out of the tree. */
export function takeMetadata(tree: Root): Metadata {
  const appliesTo: string[] = [];
  let number: string | undefined;
  const firstHeading = tree.children.findIndex((child) => child.type === 'heading' && child.depth > 1);
  const end = firstHeading === -1 ? Math.min(tree.children.length, 6) : firstHeading;
  const take = (line: readonly PhrasingContent[]): boolean => {
    const text = line
      .map((node) => plainText(node))
      .join('')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim();
    const products = appliesToLine.exec(text)?.[1];
    const found = numberLine.exec(text)?.[1];
    if (products !== undefined && text.length < 600) appliesTo.push(...splitProducts(products));
    else if (found !== undefined) number ??= found;
    else return false;
    return true;
  };
  const children = tree.children.flatMap((child, index): RootContent[] => {
    if (index >= end || child.type !== 'paragraph') return [child];
    const lines = linesOf(child);
    const kept = lines.filter((line) => !take(line));
    if (kept.length === lines.length) return [child];
    return kept.length === 0
      ? []
      : [
          {
            ...child,
            children: kept.flatMap((line, at): PhrasingContent[] =>
              at === 0 ? line : [{ type: 'break' }, ...line],
            ),
          },
        ];
  });
  tree.children = children;
  return { appliesTo: [...new Set(appliesTo)], number };
}

/** Lines of a paragraph, at its breaks and at the ends of its source's lines. */
function linesOf(paragraph: Paragraph): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of paragraph.children) {
    if (node.type === 'break') {
      lines.push([]);
    } else if (node.type === 'text' && /\n\s*$/.test(node.value)) {
      // The next line begins with a node of its own, such as the emphasised label.
      lines.at(-1)?.push({ ...node, value: node.value.trimEnd() });
      lines.push([]);
    } else {
      lines.at(-1)?.push(node);
    }
  }
  return lines.filter((line) => line.some((node) => plainText(node).trim() !== ''));
}

/** “Windows 10, version 1909, Windows Server 2019” are two products: what goes on in lower case belongs to the one before. */
export function splitProducts(text: string): string[] {
  return text
    .split(/[,;、，；](?![^(]*\))\s*(?=[\p{Lu}\p{Lo}])(?!Version\b|SP ?\d|Service Pack\b)/u)
    .map((item) => item.replace(/[\s.]+$/, '').trim())
    .filter((item) => item !== '');
}
