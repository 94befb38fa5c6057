import type {
  BlockContent,
  DefinitionContent,
  Nodes,
  Parent,
  Parents,
  PhrasingContent,
  RootContent,
} from 'mdast';
import type { Node } from 'unist';

/** What stands in a block: paragraphs, lists, components and the rest. */
export type Flow = BlockContent | DefinitionContent;

/** `<Note>`, `<Caution>` or `<Danger>`. */
export interface Callout extends Parent {
  type: 'callout';
  component: 'Note' | 'Caution' | 'Danger';
  /** Plain text. */
  title?: string;
  children: Flow[];
}

/** `<Details>`. */
export interface Folded extends Parent {
  type: 'folded';
  /** Plain text. */
  summary: string;
  children: Flow[];
}

/** `<Tabs>`. */
export interface TabSet extends Parent {
  type: 'tabSet';
  children: TabPane[];
}

/** `<Tab>`; before its neighbours are gathered it stands alone in the flow. */
export interface TabPane extends Parent {
  type: 'tabPane';
  label: string;
  children: Flow[];
}

/** `<Break />`, in a table cell. */
export interface CellBreak extends Node {
  type: 'cellBreak';
}

/** `<Kbd>`. */
export interface Key extends Parent {
  type: 'key';
  children: PhrasingContent[];
}

/** A named place in the text that links may lead to; it leaves nothing in the output. */
export interface Anchor extends Node {
  type: 'anchor';
  name: string;
}

declare module 'mdast' {
  interface BlockContentMap {
    callout: Callout;
    folded: Folded;
    tabSet: TabSet;
    tabPane: TabPane;
  }
  interface PhrasingContentMap {
    cellBreak: CellBreak;
    key: Key;
    anchor: Anchor;
  }
  interface RootContentMap {
    callout: Callout;
    folded: Folded;
    tabSet: TabSet;
    tabPane: TabPane;
    cellBreak: CellBreak;
    key: Key;
    anchor: Anchor;
  }
  interface HeadingData {
    /** Id that the source gave it. */
    sourceId?: string;
  }
}

const phrasingTypes: ReadonlySet<string> = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'image',
  'imageReference',
  'footnoteReference',
  'link',
  'linkReference',
  'html',
  'cellBreak',
  'key',
  'anchor',
]);

/** Whether a node stands in a line of text. */
export function isPhrasing(node: Node): node is PhrasingContent {
  return phrasingTypes.has(node.type);
}

/** Whether a node is a block. */
export function isFlow(node: RootContent): node is Flow {
  return (
    !phrasingTypes.has(node.type) &&
    node.type !== 'listItem' &&
    node.type !== 'tableRow' &&
    node.type !== 'tableCell' &&
    node.type !== 'yaml'
  );
}

/** Line of the source that a node came from. */
export function lineOf(node: Node): number {
  return node.position?.start.line ?? 1;
}

/** Whether a node has children. */
export function hasChildren(node: Nodes): node is Parents {
  return 'children' in node;
}

/** Blocks of a list of nodes; lines of text between them become paragraphs. */
export function asFlow(nodes: readonly RootContent[]): Flow[] {
  const result: Flow[] = [];
  let line: Extract<Flow, { type: 'paragraph' }> | undefined;
  for (const node of nodes) {
    if (isFlow(node)) {
      line = undefined;
      result.push(node);
    } else if (isPhrasing(node)) {
      if (!line) {
        if (node.type === 'text' && node.value.trim() === '') continue;
        line = {
          type: 'paragraph',
          children: [],
          ...(node.position === undefined ? {} : { position: node.position }),
        };
        result.push(line);
      }
      line.children.push(node);
    }
  }
  return result;
}
