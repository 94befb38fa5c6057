import type { Article } from '../article/article.ts';
import type { ProblemCode } from '../problem/codes.ts';
import { createProblem } from '../problem/create-problem.ts';
import type { Place, Problem } from '../problem/problem.ts';

/** A problem of an article. `at` is a place, or the first of these front matter keys that the file has. */
export function articleProblem(
  article: Article,
  code: ProblemCode,
  message: string,
  at: Place | readonly string[],
  hint?: string,
): Problem {
  return createProblem(code, article.file, message, isKeys(at) ? placeOfField(article, at) : at, hint);
}

function isKeys(at: Place | readonly string[]): at is readonly string[] {
  return Array.isArray(at);
}

/** Place of the first of the keys that the article's front matter has; else that of its id. */
function placeOfField(article: Article, keys: readonly string[]): Place | undefined {
  const key = keys.find((name) => article.fieldPlaces[name]);
  return article.fieldPlaces[key ?? 'id'];
}
