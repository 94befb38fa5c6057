import type { Parents, RootContent } from 'mdast';
import type { TabPane } from './article-nodes.ts';
import { hasChildren, isFlow } from './article-nodes.ts';
import { markPattern, type MarkedBlock } from './mark-blocks.ts';

/** Puts what stands between two marks into the block that they stand for, at every depth of the tree. */
export function nestBlocks(tree: Parents, blocks: readonly MarkedBlock[]): void {
  for (const child of tree.children) if (hasChildren(child)) nestBlocks(child, blocks);
  if (!tree.children.some((child) => markOf(child) !== undefined)) return;
  const result: RootContent[] = [];
  const stack: { readonly index: number; readonly children: RootContent[]; readonly at: RootContent }[] = [];
  const push = (...nodes: RootContent[]): void => void (stack.at(-1)?.children ?? result).push(...nodes);
  const close = (): void => {
    const top = stack.pop();
    const block = top && blocks[top.index];
    if (top && block) push(...blockNode(block, top.children, top.at));
  };
  for (const child of tree.children) {
    const mark = markOf(child);
    if (!mark) {
      push(child);
    } else if (!mark.isClosing) {
      stack.push({ index: mark.index, children: [], at: child });
    } else if (stack.some(({ index }) => index === mark.index)) {
      while (stack.at(-1)?.index !== mark.index) close();
      close();
    }
  }
  while (stack.length > 0) close();
  tree.children = result as typeof tree.children; // blocks stand where their marks, paragraphs, stood
}

function markOf(node: RootContent): { readonly index: number; readonly isClosing: boolean } | undefined {
  if (node.type !== 'paragraph' || node.children.length !== 1) return undefined;
  const [only] = node.children;
  const match = only?.type === 'text' ? markPattern.exec(only.value.trim()) : null;
  return match ? { index: Number(match[2]), isClosing: match[1] === '/' } : undefined;
}

function blockNode(block: MarkedBlock, nodes: RootContent[], at: RootContent): RootContent[] {
  const position = at.position === undefined ? {} : { position: at.position };
  const children = nodes.filter(isFlow);
  switch (block.kind) {
    case 'callout':
      return [
        {
          type: 'callout',
          component: block.component,
          ...(block.title === undefined ? {} : { title: block.title }),
          children,
          ...position,
        },
      ];
    case 'folded':
      return [{ type: 'folded', summary: block.summary, children, ...position }];
    case 'tab':
      return [{ type: 'tabPane', label: block.label, children, ...position }];
    case 'code-group': {
      const panes = children
        .filter((child) => child.type === 'code')
        .map((code, index): TabPane => ({
          type: 'tabPane',
          label: codeLabel(code.meta, code.lang, index),
          children: [code],
        }));
      return panes.length === children.length && panes.length > 1
        ? [{ type: 'tabSet', children: panes, ...position }]
        : children;
    }
    case 'group':
      return children;
  }
}

/** ```` ```sh [npm] ```` in a code group is labelled “npm”. */
function codeLabel(meta: string | null | undefined, lang: string | null | undefined, index: number): string {
  return (
    /\[([^\]]+)\]/.exec(meta ?? '')?.[1] ??
    /\btitle="([^"]+)"/.exec(meta ?? '')?.[1] ??
    lang ??
    String(index + 1)
  );
}

/** Gathers tabs that stand side by side; a single one is no choice, so only its content stays. */
export function gatherTabs(tree: Parents): void {
  for (const child of tree.children) if (hasChildren(child)) gatherTabs(child);
  if (tree.type === 'tabSet' || !tree.children.some((child) => child.type === 'tabPane')) return;
  const result: RootContent[] = [];
  let panes: TabPane[] = [];
  const flush = (): void => {
    const [first] = panes;
    if (first && panes.length === 1) result.push(...first.children);
    else if (first)
      result.push({
        type: 'tabSet',
        children: panes,
        ...(first.position === undefined ? {} : { position: first.position }),
      });
    panes = [];
  };
  for (const child of tree.children) {
    if (child.type === 'tabPane') {
      panes.push(child);
    } else {
      flush();
      result.push(child);
    }
  }
  flush();
  tree.children = result as typeof tree.children; // a tab set stands where its tabs stood
}
