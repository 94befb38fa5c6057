import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { excerpt, type ReportLoss } from '../loss.ts';
import { cleanText } from '../source/read-source.ts';
import { createFenceTracker, prefixOf, splitLines, type SourceLine } from './source-lines.ts';
import { splitFrontMatter } from '../source/split-front-matter.ts';

/** Where included files may be. */
export interface IncludeFolder {
  /** Root of the source, absolute, with symbolic links resolved. Nothing outside of it is read. */
  readonly root: string;
  readonly report: ReportLoss;
}

const includeInLine = /\[!INCLUDE\s*\[([^\]]*)\]\s*\(([^)\s]+)[^)]*\)\s*\]/gi;
const snippetLine =
  /^([ \t>]*)(?:-{1,}8<-{1,}[ \t]+["']([^"']+)["']|<!--[ \t]*@include:[ \t]*(\S+?)[ \t]*-->|\[!code-?[\w+#-]*[ \t]*\[[^\]]*\]\(([^)\s?#]+)[^)]*\)\])[ \t]*$/i;
const codeLine = /^([ \t>]*):::code\b(.*?):::[ \t]*$/i;
const maximumDepth = 8;

/**
 * Puts included files in the place of what includes them: `[!INCLUDE [..](path)]`, `:::code source=…:::`,
 * `[!code-sql[..](path)]`, MkDocs' `--8<-- "path"` and VitePress' `<!--@include: path-->`. Lines that came from an
 * included file carry the line of the including one. Relative links of an included file are turned to those of the
 * including one.
 *
 * @param file Path of the including file, relative to the root.
 */
export async function expandIncludes(
  lines: readonly SourceLine[],
  file: string,
  folder: IncludeFolder,
  chain: readonly string[] = [file],
): Promise<SourceLine[]> {
  const isInFence = createFenceTracker();
  const result: SourceLine[] = [];
  for (const current of lines) {
    const { text, line } = current;
    if (isInFence(text) || !/\[!|8<-|@include|:::code/i.test(text)) {
      result.push(current);
      continue;
    }
    const snippet = snippetLine.exec(text);
    const code = codeLine.exec(text);
    if (snippet?.[4] !== undefined || code) {
      result.push(...(await includeCode(snippet, code, line, file, folder)));
      continue;
    }
    const target = snippet?.[2] ?? snippet?.[3];
    if (target !== undefined) {
      result.push(...(await includeLines(target, '', prefixOf(text), line, file, folder, chain)));
      continue;
    }
    const matches = [...text.matchAll(includeInLine)];
    const [only] = matches;
    if (only && text.trim().replace(/^[>\s]+/, '') === only[0]) {
      result.push(
        ...(await includeLines(only[2] ?? '', only[1] ?? '', prefixOf(text), line, file, folder, chain)),
      );
      continue;
    }
    let replaced = text;
    for (const match of matches) {
      const included = await includeLines(match[2] ?? '', match[1] ?? '', '', line, file, folder, chain);
      replaced = replaced.replace(match[0], () =>
        included
          .map((part) => part.text.trim())
          .filter((part) => part !== '')
          .join(' '),
      );
    }
    result.push({ text: replaced, line });
  }
  return result;
}

async function includeLines(
  target: string,
  label: string,
  prefix: string,
  line: number,
  file: string,
  folder: IncludeFolder,
  chain: readonly string[],
): Promise<SourceLine[]> {
  const included = await readIncluded(target, file, folder.root);
  if (!included || chain.includes(included.file) || chain.length > maximumDepth) {
    folder.report('include-missing', line, included ? `${target} (includes itself)` : target);
    // What the link was called is the only thing that is known about its content.
    return label.trim() === ''
      ? []
      : [{ text: `${prefix}*${label.trim().replace(/[\\*_`<[\]]/g, '\\$&')}.*`, line }];
  }
  const split = splitFrontMatter(included.text, included.file);
  const body = 'problem' in split ? included.text : split.body;
  const shifted = splitLines(shiftLinks(body.trim(), included.file, file)).map(({ text }) => ({
    text,
    line,
  }));
  const nested = await expandIncludes(shifted, file, folder, [...chain, included.file]);
  return nested.map(({ text }) => ({ text: text === '' ? prefix.trimEnd() : prefix + text, line }));
}

async function includeCode(
  snippet: RegExpExecArray | null,
  code: RegExpExecArray | null,
  line: number,
  file: string,
  folder: IncludeFolder,
): Promise<SourceLine[]> {
  const attribute = (name: string): string | undefined =>
    new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(code?.[2] ?? '')?.[1];
  const target = snippet?.[4] ?? attribute('source') ?? '';
  const prefix = snippet?.[1] ?? code?.[1] ?? '';
  const included = target === '' ? undefined : await readIncluded(target, file, folder.root);
  if (!included) {
    folder.report('include-missing', line, excerpt(target));
    return [{ text: `${prefix}\`${target.replace(/`/g, '')}\``, line }];
  }
  const range = /^(\d+)-(\d+)$/.exec(attribute('range') ?? '');
  const all = included.text.replace(/\n$/, '').split('\n');
  const chosen = range ? all.slice(Number(range[1]) - 1, Number(range[2])) : all;
  const fence = '`'.repeat(
    Math.max(3, ...[...included.text.matchAll(/`+/g)].map((run) => run[0].length + 1)),
  );
  const language = (
    attribute('language') ??
    /\[!code-?([\w+#-]*)/i.exec(snippet?.[0] ?? '')?.[1] ??
    ''
  ).toLowerCase();
  return [`${fence}${language}`, ...chosen, fence].map((text) => ({ text: prefix + text, line }));
}

async function readIncluded(
  target: string,
  file: string,
  root: string,
): Promise<{ readonly file: string; readonly text: string } | undefined> {
  const relative = decode(target).replace(/\\/g, '/');
  const wanted = /^[~/]/.test(relative)
    ? relative.replace(/^~?\/+/, '')
    : path.posix.join(path.posix.dirname(file), relative);
  try {
    const resolved = await realpath(path.join(root, wanted));
    if (!resolved.startsWith(root + path.sep)) return undefined;
    const bytes = await readFile(resolved);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { file: path.relative(root, resolved).split(path.sep).join('/'), text: cleanText(text) };
  } catch {
    return undefined; // not there, not readable or not text: reported by the caller as missing
  }
}

/** Turns the relative addresses of one file into those that another file would write. */
function shiftLinks(text: string, from: string, to: string): string {
  const shift = (address: string): string =>
    /^(?:[a-z][a-z0-9+.-]*:|[/#~])/i.test(address)
      ? address
      : path.posix.relative(path.posix.dirname(to), path.posix.join(path.posix.dirname(from), address));
  return text
    .replace(/(\]\(\s*<?)([^)\s>]+)/g, (_, before: string, address: string) => before + shift(address))
    .replace(
      /(^[ \t]*\[[^\]]+\]:[ \t]*)(\S+)/gm,
      (_, before: string, address: string) => before + shift(address),
    )
    .replace(
      /(\bsource=")([^"]+)/g,
      (_, before: string, address: string) => before + shift(address.replace(/\\/g, '/')),
    );
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
