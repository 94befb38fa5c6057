import type { Article } from '../../article/article.ts';
import type { Problem } from '../../problem/problem.ts';
import { articleProblem } from '../article-problem.ts';
import type { CheckContext, Rule } from '../context.ts';

/** A translation is of the current revision of its original, and built like it. */
export const checkTranslations: Rule = (base, context) =>
  base.articles.flatMap((article) => {
    const original = article.translation && context.original(article.fields.id);
    return original ? checkTranslation(article, original, article.translation.translatedFrom, context) : [];
  });

function checkTranslation(
  article: Article,
  original: Article,
  translatedFrom: string,
  context: CheckContext,
): Problem[] {
  const { revision } = original;
  if (!context.hasFields(article, 'translatedFrom')) return [];
  if (translatedFrom !== revision) {
    const message = `${article.key} was translated from revision ${translatedFrom}; ${original.key} is at ${revision}.`;
    const hint = `Bring the text up to date, then write \`translatedFrom: ${revision}\`.`;
    return [articleProblem(article, 'translation-outdated', message, ['translatedFrom'], hint)];
  }
  if (!context.hasBody(article) || !context.hasBody(original)) return [];
  const differences = compareCounts(article, original);
  if (differences.length === 0) return [];
  const message = `${article.key} differs from ${original.key}: ${differences.join(', ')}.`;
  return [articleProblem(article, 'translation-structure', message, ['translatedFrom'])];
}

function compareCounts({ body }: Article, { body: original }: Article): string[] {
  const counts = [
    ['headings', body.headings.length, original.headings.length],
    ['steps', body.steps.length, original.steps.length],
    ['links', body.links.length, original.links.length],
    ['images', body.images.length, original.images.length],
  ] as const;
  return counts
    .filter(([, here, there]) => here !== there)
    .map(([name, here, there]) => `${here} ${name} instead of ${there}`);
}
