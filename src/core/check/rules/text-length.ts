import type { ProblemCode } from '../../problem/codes.ts';
import type { Article } from '../../article/article.ts';
import type { Problem } from '../../problem/problem.ts';
import { articleProblem } from '../article-problem.ts';
import type { Rule } from '../context.ts';

/** Longest texts, in UTF-16 units, that still do their work in lists and search results. */
const longest = { title: 100, summary: 320, symptom: 160 } as const;

/** Titles, summaries and symptoms are short enough to be read in a list. */
export const checkTextLength: Rule = (base) =>
  base.articles.flatMap((article) => {
    const { title, summary, symptoms } = article.fields;
    // A translation without symptoms of its own has its original's, which the rule has seen there.
    const own = article.translation && !article.fieldPlaces['symptoms'] ? [] : symptoms;
    return [
      ...measure(article, 'title-long', 'title', title, longest.title),
      ...measure(article, 'summary-long', 'summary', summary, longest.summary),
      ...own.flatMap((symptom, index) =>
        measure(article, 'symptom-long', `symptoms[${index}]`, symptom, longest.symptom),
      ),
    ];
  });

function measure(article: Article, code: ProblemCode, key: string, text: string, limit: number): Problem[] {
  const { length } = text;
  if (length <= limit) return [];
  const name =
    code === 'symptom-long' ? `The symptom “${text.slice(0, 40)}…”` : `The ${key} of ${article.key}`;
  return [articleProblem(article, code, `${name} has ${length} characters; ${limit} are enough.`, [key])];
}
