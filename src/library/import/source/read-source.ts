import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../../../core/problem/problem.ts';
import { createProblem } from '../../../core/problem/create-problem.ts';
import type { SourceFormat } from './find-sources.ts';
import { readHtmlFields } from '../html/read-html-page.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** A file of the other knowledge base, read but not converted. */
export interface Source {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly format: SourceFormat;
  /** Front matter as far as it could be understood; nothing about it is certain. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** 1-based line of the file on which the body begins. */
  readonly bodyLine: number;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly hash: string;
}

/** Nobody writes an article of this size; what is larger is a log or an attack. */
const maximumBytes = 4 * 1024 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Reads a source; one that cannot be used is a problem. */
export async function readSource(
  root: string,
  file: string,
  format: SourceFormat,
): Promise<{ readonly source: Source } | { readonly problem: Problem }> {
  let bytes: Buffer;
  try {
    const { size } = await stat(path.join(root, file));
    if (size > maximumBytes) {
      return failed(
        createProblem(
          'file-unreadable',
          file,
          `The file has ${size} bytes; more than ${maximumBytes} are not read.`,
          undefined,
          'Split the file, or import it by hand.',
        ),
      );
    }
    bytes = await readFile(path.join(root, file));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    return failed(createProblem('file-unreadable', file, `The file could not be read (${reason}).`));
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return failed(createProblem('file-unreadable', file, 'The file is not valid UTF-8.'));
  }
  const split = splitFrontMatter(cleanText(text), file);
  if ('problem' in split) return split;
  let fields;
  try {
    fields = format === 'html' ? { ...readHtmlFields(split.body), ...split.fields } : split.fields;
  } catch (error) {
    // The stack is what limits how deep elements may stand in each other.
    if (!(error instanceof RangeError)) throw error;
    return failed(createProblem('file-unreadable', file, 'The page is nested too deeply to be read.'));
  }
  return {
    source: { path: file, format, ...split, fields, hash: createHash('sha256').update(bytes).digest('hex') },
  };
}

function failed(problem: Problem): { readonly problem: Problem } {
  return { problem };
}

/** Line ends as `\n`; control characters and Unicode's noncharacters, which no text needs, are dropped. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029]/g, ' ')
    .replace(/[^\P{Cc}\n\t]|\p{Noncharacter_Code_Point}/gu, '');
}
