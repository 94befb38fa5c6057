import { hasChildren } from './article-nodes.ts';
import type { Code, Emphasis, Parents, PhrasingContent, RootContent, Strong } from 'mdast';
import { plainText } from './parse-markdown.ts';

/** Names of other highlighters, as ours calls them. */
const languageNames: Readonly<Record<string, string>> = {
  output: 'text',
  plaintext: 'text',
  none: 'text',
  txt: 'text',
  log: 'text',
  'azurecli-interactive': 'sh',
  azurecli: 'sh',
  'azurepowershell-interactive': 'powershell',
  azurepowershell: 'powershell',
  'powershell-interactive': 'powershell',
  ps: 'powershell',
  ps1: 'powershell',
  posh: 'powershell',
  cmd: 'dos',
  bat: 'dos',
  batch: 'dos',
  cli: 'sh',
  shell: 'sh',
  bash: 'sh',
  zsh: 'sh',
  'shell-session': 'console',
  tsql: 'sql',
  yml: 'yaml',
  aspx: 'html',
  kusto: 'text',
  'c#': 'csharp',
  vbnet: 'vbnet',
  vb: 'vbnet',
};

/** Leaves a tree that an author would write: no empty nodes, no split texts, no spaces at the inside of marks. */
export function tidyTree(tree: Parents): void {
  const children: RootContent[] = [];
  for (const child of tree.children) {
    if (hasChildren(child)) tidyTree(child);
    for (const node of tidied(child)) push(children, node);
  }
  if (tree.type === 'paragraph' || tree.type === 'heading' || tree.type === 'tableCell') trimEnds(children);
  tree.children = children as typeof tree.children; // each node was replaced by one of its kind
}

function push(children: RootContent[], node: RootContent): void {
  const last = children.at(-1);
  if (node.type === 'text' && last?.type === 'text')
    children[children.length - 1] = { ...last, value: last.value + node.value };
  else if (node.type === 'inlineCode' && last?.type === 'inlineCode')
    children[children.length - 1] = { ...last, value: last.value + node.value };
  else if (node.type === 'text' && isBreak(last)) children.push(...trimmedText(node, node.value.trimStart()));
  else {
    if (isBreak(node) && last?.type === 'text')
      children.splice(-1, 1, ...trimmedText(last, last.value.trimEnd()));
    children.push(node);
  }
}

function tidied(node: RootContent): RootContent[] {
  switch (node.type) {
    case 'text': {
      const value = node.value
        .replace(/[\u00a0\u2007\u202f]/g, ' ')
        .replace(/[\u200b\u2060\ufeff]/g, '')
        .replace(/ {2,}/g, ' ')
        .replace(/ *\n[ \n]*/g, '\n');
      return value === '' ? [] : [{ ...node, value }];
    }
    case 'inlineCode':
      return node.value.trim() === '' ? [] : [{ ...node, value: node.value.replace(/\u00a0/g, ' ') }];
    case 'code':
      return [tidiedCode(node)];
    case 'emphasis':
    case 'strong':
      return withoutInnerSpaces(node);
    case 'link':
      // An empty text is right only where the title of an article takes its place.
      return node.children.length === 0 && !/^[A-Z]{2}-\d/.test(node.url)
        ? [{ ...node, children: [{ type: 'text', value: node.url }] }]
        : [node];
    case 'table': {
      const [head, ...body] = node.children;
      const rows = body.filter((row) => row.children.some((cell) => cell.children.length > 0));
      return head ? [{ ...node, children: [head, ...rows] }] : [];
    }
    case 'paragraph':
    case 'delete':
    case 'key':
    case 'heading':
    case 'blockquote':
    case 'list':
    case 'callout':
    case 'folded':
    case 'tabPane':
    case 'tabSet':
      return node.children.length === 0 ? [] : [node];
    default:
      return [node];
  }
}

function tidiedCode(node: Code): Code {
  const named = (node.lang ?? '').toLowerCase().replace(/^\{?\.?|[{},:].*$/g, '');
  const lang = (Object.hasOwn(languageNames, named) ? languageNames[named] : named) || 'text';
  const title = /\btitle="([^"{}<>]*)"/.exec(node.meta ?? '')?.[1];
  return {
    ...node,
    lang: /^[a-z0-9+#-]+$/.test(lang) ? lang : 'text',
    meta: title === undefined ? null : `title="${title}"`,
    value: withoutMagicComments(node.value)
      .replace(/\u00a0/g, ' ')
      .replace(/[ \t]+$/gm, ''),
  };
}

/** Comments by which other tools mark lines of code: a whole line of Docusaurus, the end of one of VitePress. */
function withoutMagicComments(code: string): string {
  return code
    .replace(
      /^[ \t]*(?:\/\/|#|--|%|\/\*|<!--|\{\/\*)[ \t]*(?:highlight-(?:next-line|start|end)|error-next-line|snippet-(?:start|end))[ \t]*(?:\*\/|-->|\*\/\})?[ \t]*(?:\n|$)/gm,
      '',
    )
    .replace(/[ \t]*(?:\/\/|#|--|<!--)[ \t]*\[!code [\w+:-]+\](?:[ \t]*-->)?[ \t]*$/gm, '');
}

/** `**Start **` is no emphasis in Markdown: the spaces go outside. */
function withoutInnerSpaces(node: Emphasis | Strong): PhrasingContent[] {
  if (plainText(node).trim() === '' && !node.children.some((child) => child.type === 'image')) {
    return plainText(node) === '' ? [] : [{ type: 'text', value: ' ' }];
  }
  const children = [...node.children];
  const [first] = children;
  const before = first?.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : '';
  if (before !== '' && first?.type === 'text')
    children[0] = { ...first, value: first.value.slice(before.length) };
  const last = children.at(-1);
  const after = last?.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : '';
  if (after !== '' && last?.type === 'text')
    children[children.length - 1] = { ...last, value: last.value.trimEnd() };
  return [
    ...(before === '' ? [] : [{ type: 'text' as const, value: ' ' }]),
    { ...node, children: children.filter((child) => child.type !== 'text' || child.value !== '') },
    ...(after === '' ? [] : [{ type: 'text' as const, value: ' ' }]),
  ];
}

function isBreak(node: RootContent | undefined): boolean {
  return node?.type === 'break' || node?.type === 'cellBreak';
}

function trimEnds(children: RootContent[]): void {
  for (;;) {
    const first = children[0];
    const last = children.at(-1);
    if (isBreak(first)) children.shift();
    else if (isBreak(last)) children.pop();
    else if (first?.type === 'text' && /^\s/.test(first.value))
      children.splice(0, 1, ...trimmedText(first, first.value.trimStart()));
    else if (last?.type === 'text' && /\s$/.test(last.value))
      children.splice(-1, 1, ...trimmedText(last, last.value.trimEnd()));
    else return;
  }
}

function trimmedText(node: RootContent, value: string): RootContent[] {
  return value === '' || node.type !== 'text' ? [] : [{ ...node, value }];
}
