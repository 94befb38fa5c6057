import type { Root, RootContent } from 'mdast';
import type { Language } from '../../../core/article/language.ts';
import { lineOf } from '../markdown/article-nodes.ts';
import { excerpt, type ReportLoss } from '../loss.ts';
import { plainText } from '../markdown/parse-markdown.ts';
import { findErrors } from './verify-article.ts';
import { writeMarkdown } from './write-markdown.ts';

/**
 * Writes an article and compiles it as a build would. Blocks that do not come out as valid articles are kept as plain
 * text instead, each one reported.
 *
 * @returns The text, or what is wrong with it in the end.
 */
export function renderArticle(
  frontMatter: string,
  tree: Root,
  file: string,
  lang: Language,
  report: ReportLoss,
): { readonly text: string } | { readonly errors: readonly string[] } {
  const text = `${frontMatter}\n${writeMarkdown(tree)}`;
  if (findErrors(text, file, lang).length === 0) return { text };
  const safer: Root = {
    type: 'root',
    children: tree.children.map((child) => {
      if (findErrors(writeMarkdown({ type: 'root', children: [child] }), file, lang).length === 0)
        return child;
      report('block-as-text', lineOf(child), excerpt(plainText(child)));
      return asText(child);
    }),
  };
  const second = `${frontMatter}\n${writeMarkdown(safer)}`;
  const errors = findErrors(second, file, lang);
  return errors.length === 0
    ? { text: second }
    : { errors: errors.map((problem) => `${problem.line}: ${problem.message}`) };
}

function asText(node: RootContent): RootContent {
  if (node.type !== 'heading') return { type: 'code', lang: 'text', value: plainText(node) };
  const value = plainText(node)
    .replace(/[^\p{L}\p{N}\s.,;:()-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { ...node, children: [{ type: 'text', value: value || '…' }] };
}
