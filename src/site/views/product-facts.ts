import type { Policy, Product } from '../../core/policy/policy.ts';
import { t } from '../i18n/texts.ts';
import type { Fact } from './article-view.ts';

/** What the policy says of a product. */
export function productFacts(product: Product, policy: Policy): Fact[] {
  const team = policy.teams.find(({ id }) => id === product.team)?.name ?? product.team;
  const facts: Fact[] = [{ label: t.products.team, values: [{ text: team }] }];
  if (product.versions.length > 0)
    facts.push({ label: t.products.versions, values: [{ text: product.versions.join(', ') }] });
  if (product.components.length > 0) {
    facts.push({
      label: t.products.components,
      values: [{ text: product.components.map(({ name }) => name).join(', ') }],
    });
  }
  return facts;
}
