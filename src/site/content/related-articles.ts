import type { Article } from '../../core/article/article.ts';

/** A word or product that more articles share than this says too little to relate two of them. */
const commonEnough = 60;

const weights = { code: 4, component: 2, keyword: 1.5, product: 1 } as const;

/**
 * Finds, for each of some originals, the ids of those most like it: by the error codes, components, keywords and
 * products that they share, rare ones counting more. Works through shared features only, so that the time grows
 * with the number of articles and not with its square.
 *
 * @returns a function from an article to the ids of its nearest neighbours, best first.
 */
export function findRelated(originals: readonly Article[], limit: number): (article: Article) => readonly string[] {
  const holders = new Map<string, string[]>();
  for (const article of originals) {
    for (const feature of featuresOf(article).keys()) {
      const ids = holders.get(feature);
      if (ids) ids.push(article.fields.id);
      else holders.set(feature, [article.fields.id]);
    }
  }
  return (article) => {
    const scores = new Map<string, number>();
    for (const [feature, weight] of featuresOf(article)) {
      const ids = holders.get(feature) ?? [];
      if (ids.length > commonEnough) continue;
      const share = weight * Math.log(1 + originals.length / ids.length);
      for (const id of ids) if (id !== article.fields.id) scores.set(id, (scores.get(id) ?? 0) + share);
    }
    return [...scores]
      .toSorted(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
      .slice(0, limit)
      .map(([id]) => id);
  };
}

function featuresOf({ fields }: Article): Map<string, number> {
  const features = new Map<string, number>();
  for (const code of fields.errorCodes) features.set(`code:${code}`, weights.code);
  for (const component of fields.components) features.set(`component:${component}`, weights.component);
  for (const keyword of fields.keywords) features.set(`keyword:${keyword.toLowerCase()}`, weights.keyword);
  for (const { product } of fields.products) features.set(`product:${product}`, weights.product);
  return features;
}
