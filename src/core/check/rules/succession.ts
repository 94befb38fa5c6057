import { articleProblem } from '../article-problem.ts';
import type { Rule } from '../context.ts';
import { describeCircle, findCircles } from '../find-circles.ts';

/** An archived article leads somewhere, and nobody is sent in a circle. */
export const checkSuccession: Rule = (_, context) => {
  const { originals } = context;
  // Readers outside may not see the successor.
  const lonely = originals.filter(
    (article) =>
      context.isWhole &&
      context.hasFields(article, 'confidence', 'supersededBy') &&
      article.fields.confidence === 'archived' &&
      !article.fields.supersededBy,
  );
  const edges = new Map(
    originals.flatMap(({ fields }) =>
      fields.supersededBy ? [[fields.id as string, [fields.supersededBy as string]] as const] : [],
    ),
  );
  const circles = findCircles(edges).filter((circle) => circle.length > 1);
  return [
    ...lonely.map((article) => {
      const message = `${article.fields.id} is archived and names no successor.`;
      return articleProblem(article, 'archived-without-successor', message, ['confidence']);
    }),
    ...circles.flatMap((circle) => {
      const article = context.original(circle[0] ?? '');
      if (!article) return [];
      const message = `The successors lead in a circle: ${describeCircle(circle)}.`;
      return [articleProblem(article, 'superseded-in-circle', message, ['supersededBy'])];
    }),
  ];
};
