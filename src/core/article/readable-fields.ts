import { isExternal, type Audience } from './audience.ts';
import type { ArticleFields } from './registry.ts';

/**
 * Front matter as an audience may read it: references to articles that its build does not have are gone, and
 * outside the organisation so is what comes from cases (the evidence of a practice).
 *
 * @param has Whether the build has an article of this id.
 */
export function readableFields(
  fields: ArticleFields,
  audience: Audience,
  has: (id: string) => boolean,
): ArticleFields {
  const { supersededBy, ...rest } = fields;
  const common = {
    ...rest,
    related: fields.related.filter(has),
    ...(supersededBy && has(supersededBy) ? { supersededBy } : {}),
  };
  switch (common.type) {
    case 'best-practice':
      return isExternal(audience) ? { ...common, evidence: [] } : common;
    case 'procedure': {
      const { backOutPlan, ...procedure } = common;
      return backOutPlan && has(backOutPlan) ? { ...procedure, backOutPlan } : procedure;
    }
    case 'back-out-plan':
      return { ...common, restores: common.restores.filter(has) };
    case 'onboarding-path':
      return {
        ...common,
        stages: common.stages.map((stage) => ({ ...stage, articles: stage.articles.filter(has) })),
      };
    case 'service-note':
    case 'customer-record':
      return common;
  }
}
