import type { KnowledgeBase } from '../article/article.ts';
import { isValidated } from '../article/confidence.ts';
import { problemCodes } from '../problem/codes.ts';
import { compareProblems, type Problem } from '../problem/problem.ts';
import { createContext, type CheckOptions } from './context.ts';
import { rules } from './rules.ts';

/**
 * Applies every rule to a base, damaged articles included, and returns all problems in order. What a rule finds in an article that is not
 * validated yet is milder where the code's entry says so.
 */
export function checkKnowledgeBase(sound: KnowledgeBase, options: CheckOptions): Problem[] {
  const articles = [...sound.articles, ...(options.damaged ?? [])].toSorted((a, b) =>
    a.key < b.key ? -1 : 1,
  );
  const base = { ...sound, articles };
  const context = createContext(base, options);
  const drafts = new Set(
    base.articles.filter(({ fields }) => !isValidated(fields.confidence)).map(({ file }) => file),
  );
  return rules
    .flatMap((rule) => rule(base, context))
    .map((problem) => {
      const { inDrafts } = problemCodes[problem.code];
      return inDrafts && drafts.has(problem.file) ? { ...problem, severity: inDrafts } : problem;
    })
    .toSorted(compareProblems);
}
