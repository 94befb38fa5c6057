import type { ManifestArticle } from '../article/article-manifest.ts';
import { linkCaseToArticles, type LinkPorts } from '../link/work-on-links.ts';
import { asUserId, systemActor } from '../people/actor.ts';
import type { DraftMemory } from './draft-memory.ts';

/**
 * Links the cases that drafts were written from, as creators, to those of the articles that are in the base now. A case that is not
 * resolved yet is tried again with the next build; what another rule refuses is not.
 *
 * @param at UTC milliseconds.
 * @returns How many were linked.
 */
export async function linkDrafts(
  articles: readonly Pick<ManifestArticle, 'key'>[],
  { drafts, ...ports }: LinkPorts & { readonly drafts: DraftMemory },
  at: number,
): Promise<number> {
  let linked = 0;
  for (const { article, number, by } of await drafts.listOpen(articles.map(({ key }) => key))) {
    const act = { actor: { ...systemActor, id: asUserId(by.id), name: by.name }, at };
    const worked = await linkCaseToArticles(ports, number, [{ article, kind: 'created' }], act);
    if (worked.result === 'written' || worked.result === 'repeated') {
      linked += 1;
      await drafts.settle(article, 'linked', at);
    } else if (
      worked.result === 'refused' &&
      !worked.refusals.some(({ code }) => code === 'link-before-resolution')
    ) {
      await drafts.settle(article, 'refused', at);
    }
  }
  return linked;
}
