import type { Article, Step } from '../../article/article.ts';
import type { Problem } from '../../problem/problem.ts';
import { articleProblem } from '../article-problem.ts';
import { findRequiredHeading } from '../article-section.ts';
import type { Rule } from '../context.ts';

/** Procedures and back-out plans consist of complete steps, and what they destroy can be brought back. */
export const checkSteps: Rule = (base, context) =>
  base.articles
    .filter(({ fields }) => fields.type === 'procedure' || fields.type === 'back-out-plan')
    .filter((article) => context.hasBody(article))
    .flatMap((article) => {
      const { steps } = article.body;
      if (steps.length === 0) {
        const place = findRequiredHeading(article, 'steps')?.place ?? ['title'];
        return [articleProblem(article, 'steps-missing', `${article.key} has no steps.`, place)];
      }
      return steps.flatMap((step, index) => [
        ...findIncomplete(article, step, index),
        ...(context.hasFields(article, 'backOutPlan') ? findUnprotected(article, step, index) : []),
      ]);
    });

function nameOf(step: Step, index: number): string {
  return step.title === '' ? `Step ${index + 1}` : `Step ${index + 1}, “${step.title}”,`;
}

function findIncomplete(article: Article, step: Step, index: number): Problem[] {
  const lacking = [
    ...(step.durationMinutes === undefined ? ['duration'] : []),
    ...(step.check === undefined || step.check.trim() === '' ? ['check'] : []),
  ];
  if (lacking.length === 0) return [];
  const examples = { duration: 'duration="10m"', check: 'check="what shows that it worked"' };
  const add = lacking
    .map((name) => `\`${name === 'check' ? examples.check : examples.duration}\``)
    .join(' and ');
  const message = `${nameOf(step, index)} has no ${lacking.join(' and no ')}.`;
  return [articleProblem(article, 'step-incomplete', message, step.place, `Add ${add} to the step.`)];
}

function findUnprotected(article: Article, step: Step, index: number): Problem[] {
  const { fields } = article;
  // The way back of a translation is its original's, where the rule has spoken already.
  if (fields.type !== 'procedure' || article.translation) return [];
  if (!step.isDestructive || step.isNoReturn || fields.backOutPlan) return [];
  const message = `${nameOf(step, index)} destroys something, and ${fields.id} has no back-out plan.`;
  return [articleProblem(article, 'step-destructive', message, step.place)];
}
