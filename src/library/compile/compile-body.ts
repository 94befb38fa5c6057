import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { CompiledBody } from '../../core/article/article.ts';
import type { Audience } from '../../core/article/audience.ts';
import type { Language } from '../../core/article/language.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import { cutAudience, withoutRanges } from './cut-audience.ts';
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
export function compileBody({ source, file, lang, audience }: CompileOptions): Compiled {
  const parsed = parseMdx(source);
  if ('error' in parsed) {
    const { message, place } = parsed.error;
    const tree: Root = { type: 'root', children: [] };
    const problem = createProblem('mdx-syntax', file, `The parser stopped here: ${message}.`, place);
    return {
      tree,
      html: '',
      headings: [],
      sections: [],
      links: [],
      images: [],
      steps: [],
      problems: [problem],
      readableSource: '',
    };
  }
  const cut = cutAudience(parsed.tree, audience);
  const { tree, headings, links, images, steps, problems } = transformTree(parsed.tree, {
    file,
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
