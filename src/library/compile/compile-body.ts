import { toHtml } from 'hast-util-to-html';
import type { CompiledBody } from '../../core/article/article.ts';
import type { Audience } from '../../core/article/audience.ts';
import type { Language } from '../../core/article/language.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import { startOfFile, type Place } from '../../core/problem/problem.ts';
import { blankRanges, findUnreadable, withoutRanges } from './cut-audience.ts';
import { extractSections } from './extract-sections.ts';
import { parseMdx } from './parse-mdx.ts';
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
    return nothing(options.file, 'The body is nested too deeply to be read.', startOfFile);
  }
}

function compileReadable({ source, file, lang, audience }: CompileOptions): Compiled {
  const parsed = parseMdx(source);
  if ('error' in parsed)
    return nothing(file, `The parser stopped here: ${parsed.error.message}.`, parsed.error.place);
  const cut = findUnreadable(parsed.tree, audience);
  const kept = cut.length === 0 ? source : blankRanges(source, cut);
  const readable = cut.length === 0 ? parsed : parseMdx(kept);
  if ('error' in readable) {
    const { message, place } = readable.error;
    return nothing(file, `Without its narrower passages the body cannot be read: ${message}.`, place);
  }
  const { tree, headings, links, images, steps, problems } = transformTree(readable.tree, {
    file,
    source: kept,
    lang,
    audience,
  });
  return {
    tree,
    html: toHtml(tree),
    headings,
    sections: extractSections(tree, headings),
    links,
    images,
    steps,
    problems,
    readableSource: withoutRanges(source, cut),
  };
}

/** What is left of a body that cannot be read: a problem, and nothing that anybody might not be allowed to see. */
function nothing(file: string, message: string, place: Place): Compiled {
  return {
    tree: { type: 'root', children: [] },
    html: '',
    headings: [],
    sections: [],
    links: [],
    images: [],
    steps: [],
    problems: [createProblem('mdx-syntax', file, message, place)],
    readableSource: '',
  };
}
