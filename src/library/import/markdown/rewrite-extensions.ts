import { excerpt, type LossKind, type ReportLoss } from '../loss.ts';
import { createFenceTracker, outsideCode, prefixOf, type SourceLine } from './source-lines.ts';

/** Lines that are a table of contents: every page has its own here. */
const contentsLine = /^[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\]|\{:toc\}|[*-][ \t]+TOC)[ \t]*$/i;
/** `[//]: # (text)`: a link definition that is a comment. */
const hiddenDefinition =
  /^[ \t]*\[(?:\/\/|comment|_|#)\d*\]:[ \t]*(?:#|<>)[ \t]*(?:\((.*)\)|"(.*)"|'(.*)')?[ \t]*$/i;
const abbreviation = /^\*\[([^\]]+)\]:[ \t]*(\S.*?)[ \t]*$/;

/** Abbreviations that a page explains; it is no dictionary. */
const mostAbbreviations = 200;

/** What the words of a page stand for, by the word. */
export type Abbreviations = ReadonlyMap<string, string>;

/**
 * Rewrites what Markdown of MkDocs, kramdown and Obsidian has beyond CommonMark and what stands in lines of its own or
 * between marks: formulas, definition lists, abbreviations, comments, attributes, edits, embedded files, icons.
 */
export function rewriteExtensions(
  lines: readonly SourceLine[],
  report: ReportLoss,
): { readonly lines: readonly SourceLine[]; readonly abbreviations: Abbreviations } {
  const isInFence = createFenceTracker();
  const abbreviations = new Map<string, string>();
  const result: SourceLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const current = lines[at];
    if (!current) break;
    const { text, line } = current;
    if (isInFence(text)) {
      result.push(current);
      continue;
    }
    const block = takeBlock(lines, at, result, report);
    if (block > 0) {
      at += block - 1;
      continue;
    }
    const [, word, meaning] = abbreviation.exec(text) ?? [];
    const hidden = hiddenDefinition.exec(text);
    if (word !== undefined && meaning !== undefined) {
      if (abbreviations.size < mostAbbreviations) abbreviations.set(word, meaning);
    } else if (hidden) {
      const comment = hidden[1] ?? hidden[2] ?? hidden[3] ?? '';
      if (comment.trim() !== '') report('comment-dropped', line, excerpt(comment));
    } else if (!contentsLine.test(text)) {
      result.push({ text: outsideCode(text, (part) => rewriteInLine(part, text, line, report)), line });
      continue;
    }
    result.push({ text: '', line });
  }
  return { lines: result, abbreviations };
}

/** Rewrites what takes several lines; returns how many. */
function takeBlock(
  lines: readonly SourceLine[],
  at: number,
  result: SourceLine[],
  report: ReportLoss,
): number {
  return (
    takeFormula(lines, at, result, report) ||
    takeComment(lines, at, result, report) ||
    takeDefinitions(lines, at, result)
  );
}

/** `$$` … `$$`: a formula of TeX becomes code, which at least keeps every character. */
function takeFormula(
  lines: readonly SourceLine[],
  at: number,
  result: SourceLine[],
  report: ReportLoss,
): number {
  const { text = '', line = 1 } = lines[at] ?? {};
  const prefix = prefixOf(text);
  const rest = text.slice(prefix.length).trim();
  if (!rest.startsWith('$$')) return 0;
  const length =
    rest.length > 4 && rest.endsWith('$$')
      ? 1
      : blockLength(lines, at, (other) => other.trim().endsWith('$$'));
  if (length === 0) return 0;
  const formula = lines
    .slice(at, at + length)
    .map((other) =>
      other.text
        .trim()
        .replace(/^\$\$|\$\$$/g, '')
        .trim(),
    )
    .filter((part) => part !== '');
  if (formula.length === 0) return 0;
  report('math-as-code', line, excerpt(formula.join(' ')));
  for (const part of ['```text', ...formula, '```']) result.push({ text: prefix + part, line });
  return length;
}

/** Lines between two lines of `%%` are a comment of Obsidian. */
function takeComment(
  lines: readonly SourceLine[],
  at: number,
  result: SourceLine[],
  report: ReportLoss,
): number {
  const { text = '', line = 1 } = lines[at] ?? {};
  if (text.trim() !== '%%') return 0;
  const length = blockLength(lines, at, (other) => other.trim() === '%%');
  if (length === 0) return 0;
  const comment = lines.slice(at + 1, at + length - 1).map((other) => other.text);
  report('comment-dropped', line, excerpt(comment.join(' ')));
  result.push({ text: '', line });
  return length;
}

/** Longest block that is looked for. */
const longestBlock = 200;

function blockLength(lines: readonly SourceLine[], at: number, isEnd: (text: string) => boolean): number {
  for (let length = 2; length <= longestBlock; length += 1) {
    const text = lines[at + length - 1]?.text;
    if (text === undefined) return 0;
    if (isEnd(text)) return length;
  }
  return 0;
}

const definitionLine = /^:[ \t]{1,3}(\S.*)$/;

/** A term with definitions below it, `:   …`, becomes an item of a list. */
function takeDefinitions(lines: readonly SourceLine[], at: number, result: SourceLine[]): number {
  const term = lines[at];
  if (!term || !/^[^\s#>|:`~*+-].*/.test(term.text) || (result.at(-1)?.text ?? '').trim() !== '') return 0;
  let next = at + 1;
  if (lines[next]?.text.trim() === '' && definitionLine.test(lines[next + 1]?.text ?? '')) next += 1;
  const first = definitionLine.exec(lines[next]?.text ?? '')?.[1];
  if (first === undefined) return 0;
  result.push({ text: `- **${term.text.trim()}**: ${first}`, line: term.line });
  for (next += 1; next < lines.length; next += 1) {
    const { text, line } = lines[next] ?? { text: '', line: term.line };
    const more = definitionLine.exec(text)?.[1];
    const isInside = /^(?: {2,}|\t)\S/.test(text);
    const goesOn = /^(?: {2,}|\t)\S|^:[ \t]/.test(lines[next + 1]?.text ?? '');
    if (more !== undefined) result.push({ text: '', line }, { text: `  ${more}`, line });
    else if (isInside) result.push({ text: `  ${text.trim()}`, line });
    else if (text.trim() === '' && goesOn) result.push({ text: '', line });
    else break;
  }
  return next - at;
}

const image = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/i;
const attributes =
  /\{:?[ \t]*(?:[.#][\w:-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s}]+))(?:[ \t]+(?:[.#][\w:-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s}]+)))*[ \t]*\}/g;
const icon = /:(?:material|fontawesome|octicons|simple)-[\w-]+:/g;

function rewriteInLine(part: string, whole: string, line: number, report: ReportLoss): string {
  const isHeading = /^[ \t]*#{1,6}[ \t]/.test(whole);
  const lose = (kind: LossKind, detail: string): '' => {
    report(kind, line, excerpt(detail));
    return '';
  };
  return (
    part
      .replace(/!\[\[([^[\]|#\n]+)([^[\]\n]*)\]\]/g, (written, target: string, rest: string) => {
        if (image.test(target.trim())) return `![](<${target.trim()}>)`;
        report('media-as-link', line, written);
        return `[[${target}${rest}]]`;
      })
      .replace(/%%[ \t]+([^%]+?)[ \t]+%%/g, (_, comment: string) => {
        report('comment-dropped', line, excerpt(comment));
        return '';
      })
      .replace(/[ \t]\^[a-z0-9]{6}$/, '')
      // Edits that were never accepted or refused: what would stand there when all of them were accepted.
      .replace(/\{>>([^{}]+?)<<\}/g, (_, comment: string) => {
        report('comment-dropped', line, excerpt(comment));
        return '';
      })
      .replace(/\{\+\+([^{}]+?)\+\+\}/g, '$1')
      .replace(/\{--([^{}]+?)--\}/g, (written) => lose('edit-accepted', written))
      .replace(
        /\{~~([^{}]*?)~>([^{}]*?)~~\}/g,
        (written, _, after: string) => lose('edit-accepted', written) + after,
      )
      .replace(/\{==([^{}]+?)==\}/g, '==$1==')
      .replace(icon, (written) => lose('formatting-dropped', written))
      // The id of a heading is needed for the links to it; whatever else attributes say is lost.
      .replace(attributes, (written) =>
        isHeading && /^\{:?[ \t]*#[\w:-]+[ \t]*\}$/.test(written) ? written : '',
      )
  );
}
