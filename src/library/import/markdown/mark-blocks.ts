import type { Language } from '../../../core/article/language.ts';
import { calloutKindOf, type CalloutKind } from '../../compile/callout-kind.ts';
import { excerpt, type ReportLoss } from '../loss.ts';
import { parseMarkdown, plainText } from './parse-markdown.ts';
import { createFenceTracker, prefixOf, splitLines, type SourceLine } from './source-lines.ts';

/** What the marks around a stretch of Markdown stand for. */
export type MarkedBlock =
  | ({ readonly kind: 'callout' } & CalloutKind)
  | { readonly kind: 'folded'; readonly summary: string }
  | { readonly kind: 'tab'; readonly label: string }
  | { readonly kind: 'code-group' }
  | { readonly kind: 'group' };

/**
 * Marks are paragraphs of their own that survive any Markdown parser. They are made of noncharacters, which
 * `cleanText` has taken out of every source, so that no text can forge one.
 */
export const markPattern = /^\uFDD0(\/?)(\d+)\uFDD1$/;

interface Marking {
  readonly lang: Language;
  readonly report: ReportLoss;
  readonly blocks: MarkedBlock[];
  readonly output: SourceLine[];
}

/**
 * Finds the block syntax that CommonMark does not have: `:::` containers (Docusaurus, VitePress, docs platforms),
 * `!!!`, `???` and `===` (MkDocs). Returns the text with marks in their place, and what each pair of marks means.
 */
export function markBlocks(
  lines: readonly SourceLine[],
  lang: Language,
  report: ReportLoss,
): { readonly lines: SourceLine[]; readonly blocks: readonly MarkedBlock[] } {
  const marking: Marking = { lang, report, blocks: [], output: [] };
  markLines(lines, marking);
  return { lines: marking.output, blocks: marking.blocks };
}

const colonLine = /^([ \t]*(?:>[ \t]*)*):{3,}(?!:)[ \t]*(.*?)[ \t]*$/;
const indentedLine =
  /^([ \t]*(?:>[ \t]*)*)(!!!|\?\?\?\+?|===[+!]?)[ \t]+(?:([\p{L}\w-]+)((?:[ \t]+[\w-]+)*))?[ \t]*(?:"(.*)")?[ \t]*$/u;

function markLines(lines: readonly SourceLine[], marking: Marking): void {
  const isInFence = createFenceTracker();
  const open: (number | undefined)[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const current = lines[at];
    if (!current) break;
    if (isInFence(current.text)) {
      marking.output.push(current);
      continue;
    }
    const indented = indentedLine.exec(current.text);
    const block = indented && blockOfIndented(indented, marking.lang);
    if (indented && block) {
      const content = indentedContent(lines, at + 1, indented[1] ?? '');
      const index = openMark(block, indented[1] ?? '', current.line, marking);
      markLines(content, marking);
      closeMark(index, indented[1] ?? '', content.at(-1)?.line ?? current.line, marking);
      at += content.length;
      continue;
    }
    const colons = colonLine.exec(current.text);
    if (colons) {
      const [, prefix = '', rest = ''] = colons;
      if (rest === '' || /^(?:zone|moniker|image)-end:*$/.test(rest)) {
        const index = open.pop();
        if (index !== undefined) closeMark(index, prefix, current.line, marking);
        else marking.output.push({ text: '', line: current.line });
        continue;
      }
      // Rows and columns are layout; `:::image … :::` is rewritten before.
      if (/^(?:row|column|row-end|column-end)\b[^:]*:::$/.test(rest)) {
        marking.output.push({ text: '', line: current.line });
        continue;
      }
      const container = blockOfContainer(rest, current, marking);
      if (container !== undefined) {
        open.push(openMark(container, prefix, current.line, marking));
        continue;
      }
    }
    marking.output.push(current);
  }
}

function blockOfIndented(match: RegExpExecArray, lang: Language): MarkedBlock | undefined {
  const [, , sign = '', word = '', , title] = match;
  if (sign.startsWith('==='))
    return title === undefined || word !== '' ? undefined : { kind: 'tab', label: plainTitle(title) };
  if (word === '') return undefined;
  const kind = calloutKindOf(word, lang) ?? { component: 'Note' as const };
  if (sign.startsWith('???'))
    return { kind: 'folded', summary: plainTitle(title ?? kind.title ?? capitalised(word)) };
  return { kind: 'callout', component: kind.component, ...titleOr(title, kind.title) };
}

/** Lines below an admonition that are indented by four columns more than it, without that indentation. */
function indentedContent(lines: readonly SourceLine[], from: number, prefix: string): SourceLine[] {
  const content: SourceLine[] = [];
  for (const { text, line } of lines.slice(from)) {
    if (text.startsWith(`${prefix}    `))
      content.push({ text: prefix + text.slice(prefix.length + 4), line });
    else if (text.startsWith(`${prefix}\t`))
      content.push({ text: prefix + text.slice(prefix.length + 1), line });
    else if (text.trim() === '' || text.trim() === prefix.trim())
      content.push({ text: prefix.trimEnd(), line });
    else break;
  }
  while (content.length > 0 && content.at(-1)?.text.trim() === prefix.trim()) content.pop();
  return content;
}

const container = /^\{?[ \t]*\.?([\p{L}\w-]+)[ \t]*\}?[ \t]*(?:\[(.*)\]|(\{.*\})|(.*?))?[ \t]*$/u;

function blockOfContainer(
  rest: string,
  { line, text }: SourceLine,
  marking: Marking,
): MarkedBlock | undefined {
  if (rest.endsWith(':::')) return undefined;
  const pivot = /^zone\b.*\b(?:pivot|target)[ \t]*=[ \t]*"([^"]*)"/.exec(rest)?.[1];
  if (pivot !== undefined) return { kind: 'tab', label: plainTitle(pivot) };
  const range = /^moniker\b.*\brange[ \t]*=[ \t]*"([^"]*)"/.exec(rest)?.[1];
  if (range !== undefined) {
    marking.report('variant-merged', line, range);
    return { kind: 'group' };
  }
  const [, word = '', bracketed, attributes, plain] = container.exec(rest) ?? [];
  if (word === '') return undefined;
  const title =
    bracketed ??
    /\btitle[ \t]*=[ \t]*"([^"]*)"/.exec(attributes ?? '')?.[1] ??
    plain?.replace(/^"(.*)"$/, '$1');
  const name = word.toLowerCase();
  if (name === 'details')
    return { kind: 'folded', summary: plainTitle(title || labels.details[marking.lang]) };
  if (name === 'code-group') return { kind: 'code-group' };
  if (name === 'tabs' || name === 'tab-set') return { kind: 'group' };
  if (/^tab(?:-item)?$/.test(name) && title) return { kind: 'tab', label: plainTitle(title) };
  const kind = calloutKindOf(word, marking.lang);
  if (kind) return { kind: 'callout', component: kind.component, ...titleOr(title, kind.title) };
  marking.report('container-unknown', line, excerpt(text));
  return { kind: 'group' };
}

const labels = {
  details: { en: 'Details', it: 'Dettagli', cs: 'Podrobnosti', 'zh-Hans': '详细信息' },
} as const;

function openMark(block: MarkedBlock, prefix: string, line: number, marking: Marking): number {
  const index = marking.blocks.push(block) - 1;
  pushMark(`\uFDD0${index}\uFDD1`, prefix, line, marking);
  return index;
}

function closeMark(index: number, prefix: string, line: number, marking: Marking): void {
  pushMark(`\uFDD0/${index}\uFDD1`, prefix, line, marking);
}

function pushMark(mark: string, prefix: string, line: number, { output }: Marking): void {
  const blank = prefixOf(prefix).trimEnd();
  output.push({ text: blank, line }, { text: prefix + mark, line }, { text: blank, line });
}

function titleOr(title: string | undefined, fallback: string | undefined): { title?: string } {
  const chosen = title === undefined || title === '' ? fallback : plainTitle(title);
  return chosen === undefined ? {} : { title: chosen };
}

/** Titles are lines of Markdown in other tools, and plain text here. */
function plainTitle(title: string): string {
  if (!/[\\`*_[\]&<~]/.test(title)) return title.trim();
  return (
    plainText(parseMarkdown(splitLines(title)))
      .replace(/\s+/g, ' ')
      .trim() || title.trim()
  );
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
