import { asFlow, hasChildren } from './article-nodes.ts';
import type { Parents, RootContent } from 'mdast';
import type { TabPane } from './article-nodes.ts';
import { plainText } from './parse-markdown.ts';

/** Turns tabs of docs platforms (`# [Label](#tab/id)` … `---`) into tabs, at every depth. */
export function convertTabHeadings(tree: Parents): void {
  for (const child of tree.children) if (hasChildren(child)) convertTabHeadings(child);
  if (!tree.children.some((child) => tabLabel(child) !== undefined)) return;
  const result: RootContent[] = [];
  let pane:
    { readonly label: string; readonly children: RootContent[]; readonly at: RootContent } | undefined;
  const flush = (): void => {
    if (!pane) return;
    const node: TabPane = { type: 'tabPane', label: pane.label, children: asFlow(pane.children) };
    result.push(pane.at.position ? { ...node, position: pane.at.position } : node);
    pane = undefined;
  };
  for (const child of tree.children) {
    const label = tabLabel(child);
    if (label !== undefined) {
      flush();
      pane = { label, children: [], at: child };
    } else if (pane && child.type === 'thematicBreak') {
      flush();
    } else {
      (pane?.children ?? result).push(child);
    }
  }
  flush();
  tree.children = result as typeof tree.children; // a tab stands where its heading stood
}

function tabLabel(node: RootContent): string | undefined {
  if (node.type !== 'heading' || node.children.length !== 1) return undefined;
  const [link] = node.children;
  if (link?.type !== 'link' || !link.url.startsWith('#tab/')) return undefined;
  return plainText(link).trim() || link.url.slice('#tab/'.length);
}
