import type { Article } from '../article/article.ts';
import { placeOfField } from '../article/field-place.ts';
import type { ProblemCode } from '../problem/codes.ts';
import { createProblem } from '../problem/create-problem.ts';
import type { Place, Problem } from '../problem/problem.ts';

/**
 * A problem of an article.
 *
 * @param at A place, or fields of which the first that the file has is the place; of `aliases[2]` the item, or the list.
 */
export function articleProblem(
  article: Article,
  code: ProblemCode,
  message: string,
  at: Place | readonly string[],
  hint?: string,
): Problem {
  return createProblem(code, article.file, message, isNames(at) ? placeOfFirst(article, at) : at, hint);
}

function isNames(at: Place | readonly string[]): at is readonly string[] {
  return Array.isArray(at);
}

/** Place of the first of the fields that the article's front matter has; else that of its id. */
function placeOfFirst({ fieldPlaces, unreadFields }: Article, names: readonly string[]): Place | undefined {
  for (const name of names) {
    const [key = name] = name.split(/[.[]/, 1);
    // What is wrong was taken out of a list, so its items no longer stand where their numbers say.
    const place = placeOfField(fieldPlaces, unreadFields?.has(key) ? key : name);
    if (place) return place;
  }
  return fieldPlaces['id'];
}
