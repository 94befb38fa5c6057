import { excerpt, type ReportLoss } from '../loss.ts';
import { openLines, type WrittenLines } from './line-output.ts';
import { commentOf, endOfExpression, valueOf, type NamedValues } from './mdx-expression.ts';
import { knownComponent, spokenAttributes } from './mdx-components.ts';
import { takeModules } from './mdx-modules.ts';
import { readMdxTag, type MdxTag } from './mdx-tag.ts';
import { createFenceTracker, joinLines, type SourceLine } from './source-lines.ts';
import { straightenBlocks, blockMark } from './straighten-blocks.ts';

interface Page {
  readonly named: NamedValues;
  readonly report: ReportLoss;
  /** Unknown components that are open, and whether each began on a line of its own. */
  readonly open: { readonly name: string; readonly isBlock: boolean }[];
  /** Braces that nothing closes, so far. */
  unclosed: number;
}

/** A page with more braces that nothing closes is not MDX, whatever it is called; looking on would take for ever. */
const mostUnclosed = 1000;
/** Components that are open at the same time. */
const mostOpen = 200;
/** Characters between two backticks. */
const longestCode = 10_000;

/**
 * Rewrites what MDX has beyond Markdown, so that an ordinary parser can go on: imports and exports are taken out, comments
 * dropped, expressions replaced by the text that they stand for or kept as code, components of unknown kinds taken apart,
 * and the attributes of tags written as HTML.
 *
 * @param fields Front matter of the page, which its expressions may name.
 */
export function rewriteMdx(
  lines: readonly SourceLine[],
  fields: Readonly<Record<string, unknown>>,
  report: ReportLoss,
): SourceLine[] {
  const { lines: prose, constants } = takeModules(lines, report);
  const page: Page = { named: new Map([...constants, ...namesOf(fields)]), report, open: [], unclosed: 0 };
  const isInFence = createFenceTracker();
  const result: SourceLine[] = [];
  let part: SourceLine[] = [];
  for (const current of prose) {
    if (!isInFence(current.text)) {
      part.push(current);
      continue;
    }
    if (part.length > 0) result.push(...rewritePart(part, page));
    part = [];
    result.push(current);
  }
  if (part.length > 0) result.push(...rewritePart(part, page));
  return straightenBlocks(result);
}

function namesOf(fields: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(fields).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' || typeof value === 'number' ? [[`frontMatter.${key}`, String(value)]] : [],
  );
}

function rewritePart(part: readonly SourceLine[], page: Page): SourceLine[] {
  const text = joinLines(part);
  const output = openLines(part);
  let at = 0;
  while (at < text.length) {
    const plain = /^[^\\`{<]+/.exec(text.slice(at, at + 2000))?.[0];
    if (plain !== undefined) {
      output.write(plain);
      at += plain.length;
      continue;
    }
    at = rewriteConstruct(text, at, output, page);
  }
  return output.finish();
}

/** Rewrites what begins with a backslash, a backtick, a brace or an angle bracket; returns the offset behind it. */
function rewriteConstruct(text: string, at: number, output: WrittenLines, page: Page): number {
  const verbatim = (end: number): number => {
    output.write(text.slice(at, end));
    return end;
  };
  switch (text[at]) {
    case '\\':
      return verbatim(at + 2);
    case '`': {
      const [run = ''] = /^`+/.exec(text.slice(at, at + longestCode)) ?? [];
      const close = new RegExp(`(?<!\`)\`{${run.length}}(?!\`)`).exec(
        text.slice(at + run.length, at + run.length + longestCode),
      );
      return verbatim(close ? at + run.length + close.index + run.length : at + run.length);
    }
    case '{': {
      // Ids of headings, and attributes as Markdown writes them.
      if (
        /^\{:?[ \t]*[#.]?[\w-]+(?:[ \t]*=|[ \t]*\}|[ \t]+[.#\w])/.test(text.slice(at, at + 200)) &&
        isAttributes(text, at)
      )
        return verbatim(at + 1);
      const end = page.unclosed > mostUnclosed ? undefined : endOfExpression(text, at);
      if (end === undefined) {
        page.unclosed += 1;
        return verbatim(at + 1);
      }
      rewriteExpression(text, at, end, output, page);
      return end;
    }
    case '<': {
      if (text.startsWith('<!--', at)) {
        const end = text.indexOf('-->', at);
        return verbatim(end === -1 ? text.length : end + 3);
      }
      const tag = page.unclosed > mostUnclosed ? undefined : readMdxTag(text, at, page.named);
      if (!tag) {
        page.unclosed += 1;
        return verbatim(at + 1);
      }
      rewriteTag(tag, text, at, output, page);
      return tag.end;
    }
    default:
      return verbatim(at + 1);
  }
}

/** `{#id}` behind a heading and `{: .class }` are no expressions. */
function isAttributes(text: string, at: number): boolean {
  return /^\{(?::|[ \t]*[#.])/.test(text.slice(at, at + 50));
}

function rewriteExpression(text: string, start: number, end: number, output: WrittenLines, page: Page): void {
  const written = text.slice(start, end);
  const code = written.slice(1, -1);
  const line = output.line();
  const comment = commentOf(code);
  if (comment !== undefined) {
    if (comment !== '') page.report('comment-dropped', line, excerpt(comment));
  } else {
    const value = valueOf(code, page.named);
    if (value !== undefined) {
      output.write(value.replace(/[\\`*_{}[\]<>]/g, '\\$&'));
    } else if (code.trim() !== '') {
      page.report('template-code', line, excerpt(written));
      const flat = written.replace(/\s+/g, ' ');
      output.write(flat.includes('`') ? `\`\` ${flat} \`\`` : `\`${flat}\``);
    }
  }
  output.skip(written);
}

function rewriteTag(tag: MdxTag, text: string, start: number, output: WrittenLines, page: Page): void {
  const { name, kind, html, lost } = tag;
  const written = text.slice(start, tag.end);
  const isComponent = name === '' || /^[A-Z]|\./.test(name);
  const known = isComponent ? knownComponent(tag) : undefined;
  if (known?.kind === 'block') output.writeAlone(known.html);
  else if (known) output.write(known.html);
  else if (isComponent) {
    const isAlone =
      output.before().trim() === '' && /^[ \t]*(?:\n|$)/.test(text.slice(tag.end, tag.end + 200));
    takeApart(tag, isAlone, output, page);
  } else if (lost.length > 0 || written !== html) output.write(html);
  else {
    output.write(written);
    return;
  }
  if (kind !== 'close' && lost.some((attribute) => /^(?:title|label|alt|src|href)$/.test(attribute)))
    page.report('template-code', output.line(), excerpt(written));
  output.skip(written);
}

/** Drops the tags of a component that nothing is known of; what stands between them, and its title, is kept. */
function takeApart(tag: MdxTag, isAlone: boolean, output: WrittenLines, page: Page): void {
  const { name, kind, html } = tag;
  if (kind === 'close') {
    const at = page.open.findLastIndex((component) => component.name === name);
    const [component] = at === -1 ? [] : page.open.splice(at);
    if (component?.isBlock === true) output.writeAlone(blockMark.close);
    return;
  }
  if (name !== '') page.report('component-dropped', output.line(), excerpt(html));
  const spoken = isAlone ? spokenAttributes(tag) : undefined;
  if (spoken !== undefined) output.writeAlone(spoken);
  if (kind === 'self-closing') return;
  if (page.open.length >= mostOpen) return;
  page.open.push({ name, isBlock: isAlone });
  if (isAlone) output.writeAlone(blockMark.open);
}
