import type { Article } from '../../article/article.ts';
import { mayRead } from '../../article/audience.ts';
import { articleTypeNamed, type ArticleTypeName } from '../../article/registry.ts';
import type { Problem } from '../../problem/problem.ts';
import { articleProblem } from '../article-problem.ts';
import type { CheckContext, Rule } from '../context.ts';

/** An id in the front matter. */
interface Reference {
  readonly field: string;
  /** Name of the very place: `stages[0].articles[1]`. */
  readonly at: string;
  readonly id: string;
  /** Type that the named article must have. */
  readonly type?: ArticleTypeName;
}

/** Ids in the front matter are those of other articles, of the right type, that readers may read. */
export const checkReferences: Rule = (_, context) =>
  context.originals.flatMap((article) =>
    referencesOf(article).flatMap((reference) => checkReference(article, reference, context)),
  );

function referencesOf({ fields }: Article): Reference[] {
  const references: Reference[] = fields.related.map((id, index) => ({
    field: 'related',
    at: `related[${index}]`,
    id,
  }));
  if (fields.supersededBy)
    references.push({ field: 'supersededBy', at: 'supersededBy', id: fields.supersededBy });
  switch (fields.type) {
    case 'procedure':
      if (fields.backOutPlan) {
        references.push({
          field: 'backOutPlan',
          at: 'backOutPlan',
          id: fields.backOutPlan,
          type: 'back-out-plan',
        });
      }
      break;
    case 'back-out-plan':
      for (const [index, id] of fields.restores.entries())
        references.push({ field: 'restores', at: `restores[${index}]`, id, type: 'procedure' });
      break;
    case 'onboarding-path':
      for (const [stage, { articles }] of fields.stages.entries()) {
        for (const [index, id] of articles.entries())
          references.push({ field: 'stages', at: `stages[${stage}].articles[${index}]`, id });
      }
      break;
    case 'customer-record':
      for (const [index, { procedure }] of fields.plannedChanges.entries()) {
        const at = `plannedChanges[${index}].procedure`;
        if (procedure) references.push({ field: 'plannedChanges', at, id: procedure, type: 'procedure' });
      }
      break;
    case 'service-note':
    case 'best-practice':
      break;
  }
  return references;
}

function checkReference(article: Article, reference: Reference, context: CheckContext): Problem[] {
  const { fields } = article;
  const { field, id, type } = reference;
  // For readers outside, what they may not read was taken out of the lists, so that numbers say nothing.
  const at = [context.isWhole ? reference.at : field];
  if (id === fields.id) {
    return [articleProblem(article, 'reference-to-itself', `${field} of ${id} names ${id} itself.`, at)];
  }
  const target = context.original(id);
  if (!target) {
    if (!context.isWhole || context.isUnread(id)) return [];
    return [
      articleProblem(article, 'reference-unknown', `${field} names ${id}, and there is no such article.`, at),
    ];
  }
  if (type && target.fields.type !== type) {
    const message = `${field} names ${id}, which is no ${type.replaceAll('-', ' ')}.`;
    const hint = `Name an article whose id begins with ${articleTypeNamed(type).prefix}-.`;
    return [articleProblem(article, 'reference-type', message, at, hint)];
  }
  // Lists of related articles show each reader what they may read, and nobody misses the rest.
  const areKnown = context.hasFields(article, 'audience') && context.hasFields(target, 'audience');
  if (field !== 'related' && areKnown && !mayRead(fields.audience, target.fields.audience)) {
    const message = `${field} names ${id}, which is for ${target.fields.audience} readers; ${fields.id} is for ${fields.audience} ones.`;
    const hint =
      'Widen the audience of the target, or remove it from the field if these readers should not miss it.';
    return [articleProblem(article, 'link-narrower-audience', message, at, hint)];
  }
  return [];
}
