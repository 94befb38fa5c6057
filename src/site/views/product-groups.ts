import { productAddress } from '../content/list-addresses.ts';
import type { SiteContent } from '../content/site-content.ts';

/** Products of one team. */
export interface ProductGroup {
  readonly team: string;
  readonly description: string;
  readonly products: readonly {
    readonly name: string;
    readonly description: string;
    readonly address: string;
    readonly count: number;
  }[];
}

/** Products that articles are about, by the team that their cases are routed to. */
export function productGroups({ policy, byProduct }: SiteContent): ProductGroup[] {
  const counted = policy.products.flatMap((product) => {
    const count = byProduct.get(product.id)?.length ?? 0;
    return count === 0 ? [] : [{ ...product, count, address: productAddress(product.id) }];
  });
  return policy.teams.flatMap(({ id, name, description }) => {
    const products = counted.filter(({ team }) => team === id);
    return products.length === 0 ? [] : [{ team: name, description, products }];
  });
}
