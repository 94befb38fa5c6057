import type { ManifestArticle } from '../article/article-manifest.ts';
import type { FollowCause } from './link.ts';

/** Where an article's links go, and why. */
export interface Successor {
  readonly id: string;
  readonly cause: FollowCause;
}

/**
 * The articles of a build that others lead to: those that have an id which another had before (it was renamed, or merged into
 * them), and those that replace an archived one.
 *
 * @returns By the id that leads on; chains are followed to their end, circles lead nowhere.
 */
export function successorsOf(
  articles: readonly Pick<
    ManifestArticle,
    'id' | 'isTranslation' | 'confidence' | 'formerIds' | 'supersededBy'
  >[],
): ReadonlyMap<string, Successor> {
  const next = new Map<string, Successor>();
  const originals = articles.filter(({ isTranslation }) => !isTranslation);
  const present = new Set<string>(originals.map(({ id }) => id));
  for (const { id, confidence, supersededBy } of originals) {
    if (confidence === 'archived' && supersededBy !== undefined && present.has(supersededBy))
      next.set(id, { id: supersededBy, cause: 'superseded' });
  }
  for (const { id, formerIds } of originals) {
    for (const former of formerIds) {
      if (!present.has(former)) next.set(former, { id, cause: 'renamed' });
    }
  }
  const ends = new Map<string, Successor>();
  for (const [id, { cause }] of next) {
    const end = endOf(id, next);
    if (end !== undefined && end !== id) ends.set(id, { id: end, cause });
  }
  return ends;
}

function endOf(start: string, next: ReadonlyMap<string, Successor>): string | undefined {
  const seen = new Set<string>();
  let id = start;
  for (let step = next.get(id); step; step = next.get(id)) {
    if (seen.has(id)) return undefined;
    seen.add(id);
    id = step.id;
  }
  return id;
}

/**
 * Where a link leads to now: the successor of the article that was delivered, that article itself when it is here again, else the
 * successor of the one that the link leads to.
 *
 * @returns `undefined` when the link stays where it is.
 */
export function followLink(
  link: { readonly delivered: string; readonly article: string },
  successors: ReadonlyMap<string, Successor>,
  isPresent: (id: string) => boolean,
): Successor | undefined {
  const wanted =
    successors.get(link.delivered) ??
    (isPresent(link.delivered) ? { id: link.delivered, cause: 'restored' as const } : undefined) ??
    successors.get(link.article);
  return wanted && wanted.id !== link.article ? wanted : undefined;
}
