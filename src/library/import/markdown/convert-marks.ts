import type { Parents, PhrasingContent, RootContent, Text } from 'mdast';
import { excerpt, type ReportLoss } from '../loss.ts';
import { hasChildren, isPhrasing, lineOf } from './article-nodes.ts';
import { keyCombination } from './key-names.ts';
import type { Abbreviations } from './rewrite-extensions.ts';
import { scriptDigits } from './script-digits.ts';

interface Marks {
  readonly report: ReportLoss;
  /** Abbreviations that were not explained yet. */
  readonly unexplained: Map<RegExp, string>;
}

/**
 * Converts the marks that MkDocs, Pandoc and Obsidian have in lines of text: `==x==` to strong, `++ctrl+c++` to the keys as
 * code, `^2^` and `~2~` to raised and lowered digits, `~x~` to deleted text. Abbreviations are explained where they
 * occur first.
 */
export function convertMarks(tree: Parents, abbreviations: Abbreviations, report: ReportLoss): void {
  const unexplained = new Map(
    [...abbreviations].map(([word, meaning]) => [
      new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, 'u'),
      meaning,
    ]),
  );
  convertIn(tree, { report, unexplained });
}

function convertIn(parent: Parents, marks: Marks): void {
  const highlighted = withHighlights(parent.children);
  const children = highlighted.flatMap((child): RootContent[] => {
    if (hasChildren(child)) convertIn(child, marks);
    if (child.type !== 'text') return [child];
    return convertText(child, marks).flatMap((node): RootContent[] =>
      node.type === 'text' && parent.type !== 'heading' ? [explained(node, marks)] : [node],
    );
  });
  parent.children = children as typeof parent.children; // phrases stay where phrases stood
}

/** The opening mark stands before a word, code or link, and the closing one behind one, as in `==two words==`. */
const openingMark = /(?<![=\p{L}\p{N}])==(?=[^\s=]|$)/u;
const closingMark = /(?<=[^\s=]|^)==(?![=\p{L}\p{N}])/u;

/** Turns what stands between two marks into strong, emphasis and links among it included. */
function withHighlights(children: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  const rest = [...children];
  for (let child = rest.shift(); child; child = rest.shift()) {
    const start = child.type === 'text' ? openingMark.exec(child.value) : null;
    if (child.type !== 'text' || !start) {
      result.push(child);
      continue;
    }
    const before: Text = { ...child, value: child.value.slice(0, start.index) };
    const inside: Text = { ...child, value: child.value.slice(start.index + 2) };
    const taken = takeUntilMark([inside, ...rest]);
    if (!taken) {
      result.push(child);
      continue;
    }
    result.push(before, { type: 'strong', children: taken.content, ...positionOf(child) });
    rest.splice(0, rest.length, ...taken.rest);
  }
  return result.filter((child) => child.type !== 'text' || child.value !== '');
}

function takeUntilMark(
  nodes: readonly RootContent[],
): { readonly content: PhrasingContent[]; readonly rest: RootContent[] } | undefined {
  const content: PhrasingContent[] = [];
  for (const [index, node] of nodes.entries()) {
    if (!isPhrasing(node)) return undefined;
    const end = node.type === 'text' ? closingMark.exec(node.value) : null;
    if (node.type !== 'text' || !end) {
      content.push(node);
      continue;
    }
    const last: Text = { ...node, value: node.value.slice(0, end.index) };
    const after: Text = { ...node, value: node.value.slice(end.index + 2) };
    return { content: [...content, last], rest: [after, ...nodes.slice(index + 1)] };
  }
  return undefined;
}

const marksInText =
  /(?<![\p{L}\p{N}+])\+\+((?:"[^"\n]+"|[\w-]+)(?:\+(?:"[^"\n]+"|[\w-]+))*)\+\+(?![\p{L}\p{N}+])|\^\^(?=\S)([^^\n]+?)(?<=\S)\^\^|(?<=[\p{L}\p{N})])\^([^\s^]{1,12})\^|(?<=[\p{L})])~([\p{L}\p{N}+-]{1,6})~|(?<![\p{L}\p{N}~/\\])~(?=[^\s~/\\])([^~\n]*?[^\s~/\\])~(?![\p{L}\p{N}~])/gu;

function convertText(node: Text, { report }: Marks): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  let end = 0;
  const lose = (written: string): void => report('formatting-dropped', lineOf(node), excerpt(written));
  for (const match of node.value.matchAll(marksInText)) {
    const [written, keys, inserted, above, below, deleted] = match;
    const combination = keys === undefined ? undefined : keyCombination(keys);
    if (keys !== undefined && combination === undefined) continue;
    if (match.index > end) result.push({ ...node, value: node.value.slice(end, match.index) });
    end = match.index + written.length;
    if (combination !== undefined) {
      result.push({ type: 'inlineCode', value: combination, ...positionOf(node) });
    } else if (deleted !== undefined) {
      result.push({ type: 'delete', children: [{ ...node, value: deleted }], ...positionOf(node) });
    } else {
      const script = scriptDigits(above ?? below ?? '', above === undefined ? 'below' : 'above');
      if (script === undefined) lose(written);
      result.push({ ...node, value: script ?? inserted ?? above ?? below ?? '' });
    }
  }
  if (end < node.value.length) result.push({ ...node, value: node.value.slice(end) });
  return result;
}

/** “RAID” where it occurs first as “RAID (redundant array of independent disks)”. */
function explained(node: Text, { unexplained }: Marks): Text {
  let { value } = node;
  for (const [word, meaning] of unexplained) {
    const found = word.exec(value);
    if (!found) continue;
    unexplained.delete(word);
    const behind = found.index + found[0].length;
    value = `${value.slice(0, behind)} (${meaning})${value.slice(behind)}`;
  }
  return { ...node, value };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

function positionOf({ position }: RootContent): Pick<RootContent, 'position'> {
  return position === undefined ? {} : { position };
}
