import { hasChildren } from './article-nodes.ts';
import type { Blockquote, Parents, PhrasingContent, RootContent } from 'mdast';
import type { Language } from '../../../core/article/language.ts';
import type { Callout, Flow } from './article-nodes.ts';
import { calloutKindOf, type CalloutKind } from '../../compile/callout-kind.ts';
import { plainText } from './parse-markdown.ts';

const alertMark = /^\s*\[!([\p{L}-]+)(?:[ \t][^\]]*)?\][+-]?[ \t]*\\?/u;

/** Turns quotes that are alerts (`> [!NOTE]`, `> **Note:** …`) into callouts, at every depth. */
export function convertCallouts(tree: Parents, lang: Language): void {
  const children = tree.children.flatMap((child): RootContent[] => {
    if (hasChildren(child)) convertCallouts(child, lang);
    return child.type === 'blockquote' ? fromQuote(child, lang) : [child];
  });
  tree.children = children as typeof tree.children; // a callout stands where its quote stood
}

function fromQuote(quote: Blockquote, lang: Language): RootContent[] {
  const result: Flow[] = [];
  let current: Callout | undefined;
  let plain: Blockquote | undefined;
  let isUnwrapped = false;
  for (const child of quote.children) {
    const alert = child.type === 'paragraph' ? alertOf(child.children, lang) : undefined;
    if (alert && child.type === 'paragraph') {
      const content: Flow[] = alert.rest.length > 0 ? [{ ...child, children: alert.rest }] : [];
      isUnwrapped = alert.kind === undefined;
      plain = undefined;
      current = alert.kind && {
        type: 'callout',
        ...alert.kind,
        children: content,
        ...(child.position === undefined ? {} : { position: child.position }),
      };
      result.push(...(current ? [current] : content));
    } else if (current) {
      current.children.push(child);
    } else if (isUnwrapped) {
      result.push(child);
    } else if (plain) {
      plain.children.push(child);
    } else {
      plain = { ...quote, children: [child] };
      result.push(plain);
    }
  }
  return result.map(withTitle).filter((node) => node.type !== 'callout' || node.children.length > 0);
}

/** Kind and content of a paragraph that opens an alert; without a kind for a mark that means nothing here. */
function alertOf(
  content: readonly PhrasingContent[],
  lang: Language,
): { readonly kind: CalloutKind | undefined; readonly rest: PhrasingContent[] } | undefined {
  const [first, ...others] = content;
  if (first?.type === 'text') {
    const match = alertMark.exec(first.value);
    if (!match) return undefined;
    const word = match[1] ?? '';
    const kind = /^div$/i.test(word)
      ? undefined
      : (calloutKindOf(word, lang) ?? { component: 'Note' as const, title: word });
    const value = first.value.slice(match[0].length).replace(/^\s+/, '\n');
    return { kind, rest: withoutLeadingBreak([...(value === '' ? [] : [{ ...first, value }]), ...others]) };
  }
  if (first?.type !== 'strong') return undefined;
  const [, word = ''] = /^([\p{L}]+)\s*[:：]?$/u.exec(plainText(first).trim()) ?? [];
  const kind = calloutKindOf(word, lang);
  if (!kind) return undefined;
  const [next, ...more] = others;
  if (next?.type !== 'text') return { kind, rest: withoutLeadingBreak(others) };
  const value = next.value.replace(/^\s*[:：]?\s*/, '');
  return { kind, rest: withoutLeadingBreak([...(value === '' ? [] : [{ ...next, value }]), ...more]) };
}

function withoutLeadingBreak(content: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = content;
  if (first?.type === 'break') return withoutLeadingBreak(rest);
  if (first?.type !== 'text') return [...content];
  const value = first.value.replace(/^\s+/, '');
  return value === '' ? withoutLeadingBreak(rest) : [{ ...first, value }, ...rest];
}

/** A callout whose first paragraph is only a short bold line has its title there. */
function withTitle(node: Flow): Flow {
  if (node.type !== 'callout' || node.title !== undefined || node.children.length < 2) return node;
  const [first, ...rest] = node.children;
  if (first?.type !== 'paragraph' || first.children.length !== 1 || first.children[0]?.type !== 'strong')
    return node;
  const title = plainText(first).trim();
  return title === '' || title.length > 60 || title.includes('\n')
    ? node
    : { ...node, title, children: rest };
}
