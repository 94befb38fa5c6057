import type { Article } from '../../article/article.ts';
import type { FieldsOf } from '../../article/registry.ts';
import { riskLevel } from '../../article/risk.ts';
import type { Problem } from '../../problem/problem.ts';
import { articleProblem } from '../article-problem.ts';
import type { CheckContext, Rule } from '../context.ts';
import { describeCircle, findCircles } from '../find-circles.ts';

/** A procedure above low risk has a way back; the way back and the procedure name each other; no way back is a circle. */
export const checkBackOut: Rule = (_, context) => {
  // Readers outside may have the procedure without its plan.
  if (!context.isWhole) return [];
  return [
    ...context.originals.flatMap((article) => {
      if (article.fields.type === 'procedure') return checkProcedure(article, article.fields, context);
      if (article.fields.type === 'back-out-plan') return checkPlan(article, article.fields, context);
      return [];
    }),
    ...findWayBackCircles(context),
  ];
};

function checkProcedure(article: Article, fields: FieldsOf<'procedure'>, context: CheckContext): Problem[] {
  const { id, backOutPlan, noBackOut } = fields;
  if (!context.hasFields(article, 'backOutPlan', 'noBackOut')) return [];
  if (backOutPlan && noBackOut !== undefined) {
    const message = `${id} names the back-out plan ${backOutPlan} and gives a reason for having none.`;
    return [articleProblem(article, 'back-out-plan-contradicted', message, ['noBackOut'])];
  }
  const level = riskLevel(fields.risk);
  if (context.hasFields(article, 'risk') && level !== 'low' && !backOutPlan && noBackOut === undefined) {
    const message = `${id} is ${level} risk but names no back-out plan.`;
    return [articleProblem(article, 'procedure-without-back-out-plan', message, ['risk'])];
  }
  const plan = backOutPlan && context.original(backOutPlan);
  const isComplete = plan && context.hasFields(plan, 'restores') && context.hasFields(article, 'id');
  if (isComplete && plan.fields.type === 'back-out-plan' && !plan.fields.restores.includes(id)) {
    const message = `${id} is backed out by ${plan.fields.id}, which does not restore it.`;
    const hint = `Add ${id} to \`restores\` of ${plan.fields.id}, or name another plan.`;
    return [articleProblem(article, 'back-out-plan-one-sided', message, ['backOutPlan'], hint)];
  }
  return [];
}

function checkPlan(article: Article, fields: FieldsOf<'back-out-plan'>, context: CheckContext): Problem[] {
  return fields.restores.flatMap((id) => {
    const procedure = context.original(id);
    if (!procedure || !context.hasFields(procedure, 'backOutPlan')) return [];
    if (procedure.fields.type !== 'procedure' || procedure.fields.backOutPlan === fields.id) return [];
    const other = procedure.fields.backOutPlan;
    const instead = other ? `names ${other} as its back-out plan` : 'names no back-out plan';
    const message = `${fields.id} restores ${id}, which ${instead}.`;
    const hint = `Write \`backOutPlan: ${fields.id}\` in ${id}, or remove ${id} from \`restores\`.`;
    return [articleProblem(article, 'back-out-plan-one-sided', message, ['restores'], hint)];
  });
}

function findWayBackCircles(context: CheckContext): Problem[] {
  // An edge leads from what is backed out to what backs it out.
  const edges = new Map<string, string[]>();
  const addEdge = (from: string, to: string): void => {
    const known = edges.get(from) ?? [];
    if (!known.includes(to)) edges.set(from, [...known, to]);
  };
  for (const { fields } of context.originals) {
    if (fields.type === 'procedure' && fields.backOutPlan) addEdge(fields.id, fields.backOutPlan);
    if (fields.type === 'back-out-plan') for (const restored of fields.restores) addEdge(restored, fields.id);
  }
  return findCircles(edges).flatMap((circle) => {
    const article = context.original(circle[0] ?? '');
    if (!article) return [];
    const message = `The way back leads in a circle: ${describeCircle(circle)}.`;
    return [articleProblem(article, 'back-out-in-circle', message, ['backOutPlan', 'restores'])];
  });
}
