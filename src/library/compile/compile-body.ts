import { toHtml } from 'hast-util-to-html';
import type { CompiledBody } from '../../core/article/article.ts';
import type { Audience } from '../../core/article/audience.ts';
import type { Language } from '../../core/article/language.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { blankRanges, findUnreadable, withoutRanges } from './cut-audience.ts';
import { extractSections } from './extract-sections.ts';
import { parseMdx, type ParsedMdx } from './parse-mdx.ts';
import { recoverSyntax } from './recover-syntax.ts';
import { transformTree } from './transform-tree.ts';

export interface CompileOptions {
  /** Whole source of the article, front matter included, so that positions are those of the file. */
  readonly source: string;
  /** Path for problems, relative to the content folder. */
  readonly file: string;
  readonly lang: Language;
  /** Narrower passages are not in the result, nor is any trace of them. */
  readonly audience: Audience;
}

/** What compiling gives: the body, and the source as far as the audience may read it. */
export interface Compiled extends CompiledBody {
  readonly readableSource: string;
}

/**
 * Compiles limited MDX: the one way from an article's source to what pages, search, checks and previews use.
 * Never throws on content; whatever is wrong is a problem with its line, and the rest is compiled all the same.
 */
export function compileBody(options: CompileOptions): Compiled {
  try {
    return compileReadable(options);
  } catch (error) {
    // The stack is what limits how deep blocks may stand in each other.
    if (!(error instanceof RangeError)) throw error;
    const message = 'The body is nested too deeply to be read.';
    return nothing([createProblem('mdx-syntax', options.file, message)]);
  }
}

function compileReadable({ source, file, lang, audience }: CompileOptions): Compiled {
  const parsed = parseMdx(source);
  if ('error' in parsed) return compileRecovered(parsed, { source, file, lang, audience });
  const cut = findUnreadable(parsed.tree, audience);
  const kept = cut.length === 0 ? source : blankRanges(source, cut);
  const readable = cut.length === 0 ? parsed : parseMdx(kept);
  if ('error' in readable) {
    const { message, place } = readable.error;
    const text = `Without its narrower passages the body cannot be read: ${message}.`;
    return nothing([createProblem('mdx-syntax', file, text, place)]);
  }
  const { tree, ...parts } = transformTree(readable.tree, { file, source: kept, lang, audience });
  return {
    tree,
    html: toHtml(tree),
    ...parts,
    sections: extractSections(tree, parts.headings),
    isParsed: true,
    readableSource: withoutRanges(source, cut),
  };
}

/**
 * What can be said of a body with syntax errors: all of them, and what else is wrong. Whether a passage is narrower than
 * its article is uncertain in such a body, so only the narrowest readers get its parts, and nobody its text.
 */
function compileRecovered(failed: ParsedMdx, { source, file, lang, audience }: CompileOptions): Compiled {
  const recovered = recoverSyntax(source, failed, file);
  if (!recovered.tree || audience !== 'restricted') return nothing(recovered.problems);
  const transformed = transformTree(recovered.tree, { file, source: recovered.source, lang, audience });
  const { tree, headings, links, images, steps } = transformed;
  // A tag that was left out is missed by those that have to stand in it.
  const problems = transformed.problems.filter(
    ({ code }) => !recovered.hasLostTags || code !== 'component-content',
  );
  return {
    ...nothing([...recovered.problems, ...problems]),
    headings,
    sections: extractSections(tree, headings),
    links,
    images,
    steps,
    isParsed: true,
  };
}

/** What is left of a body that cannot be read: problems, and nothing that anybody might not be allowed to see. */
function nothing(problems: readonly Problem[]): Compiled {
  return {
    tree: { type: 'root', children: [] },
    html: '',
    headings: [],
    sections: [],
    links: [],
    images: [],
    steps: [],
    problems,
    isParsed: false,
    readableSource: '',
  };
}
