import type { Policy } from '../../core/policy/policy.ts';

/** Names of the policy's entries by id. */
export interface PolicyNames {
  readonly team: ReadonlyMap<string, string>;
  readonly product: ReadonlyMap<string, string>;
  /** By `product component`. */
  readonly component: ReadonlyMap<string, string>;
}

export function namesOf(policy: Policy): PolicyNames {
  return {
    team: new Map(policy.teams.map(({ id, name }) => [id, name])),
    product: new Map(policy.products.map(({ id, name }) => [id, name])),
    component: new Map(
      policy.products.flatMap((product) =>
        product.components.map((component): [string, string] => [`${product.id} ${component.id}`, component.name]),
      ),
    ),
  };
}

/** Name of a component of one of some products, or its id. */
export function nameComponent(names: PolicyNames, products: readonly { product: string }[], component: string): string {
  for (const { product } of products) {
    const name = names.component.get(`${product} ${component}`);
    if (name !== undefined) return name;
  }
  return component;
}
