import { sql, type Transaction } from 'kysely';
import type { Registration } from '../../core/article/article-registry.ts';
import { authorOf } from '../../core/case/person.ts';
import { followLink, successorsOf, type Successor } from '../../core/link/succession.ts';
import { systemActor, type Act } from '../../core/people/actor.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { indexCase } from '../case/index-case.ts';
import type { Tables } from '../tables.ts';

/** Links that are moved in one statement. */
const linksPerStatement = 500;

/**
 * Lets links, flags and feedback follow the articles of a build that was just registered: to the article that has an id now which
 * another had, to the one that replaces an archived one, and back when the delivered article is here again. Each link's history says
 * so. Part of the transaction of the registration.
 */
export async function followArticles(
  transaction: Transaction<Tables>,
  registration: Registration,
): Promise<void> {
  const successors = successorsOf(registration.articles);
  const present = new Set<string>(registration.articles.map(({ id }) => id));
  const act: Act = { actor: systemActor, at: registration.at };
  for (const pair of await readPairs(transaction, [...successors.keys()])) {
    const successor = followLink(pair, successors, (id) => present.has(id));
    if (successor) await moveLinks(transaction, pair, successor, act);
  }
  for (const [from, { id }] of successors) {
    for (const table of ['article_flags', 'article_feedback'] as const)
      await transaction.updateTable(table).set({ article_id: id }).where('article_id', '=', from).execute();
  }
}

interface Pair {
  /** Article that was delivered. */
  readonly delivered: string;
  /** Article that the links lead to so far. */
  readonly article: string;
}

/** Which articles lead to which others, of the links that may have to move. */
async function readPairs(transaction: Transaction<Tables>, from: readonly string[]): Promise<Pair[]> {
  const moved = await transaction
    .selectFrom('case_links')
    .select(['delivered_id', 'article_id'])
    .distinct()
    .where(sql<boolean>`article_id <> delivered_id`)
    .execute();
  const pairs = moved.map((row): Pair => ({ delivered: row.delivered_id, article: row.article_id }));
  for (const article of from) {
    const row = await transaction
      .selectFrom('case_links')
      .select('id')
      .where('delivered_id', '=', article)
      .where('article_id', '=', article)
      .limit(1)
      .executeTakeFirst();
    if (row) pairs.push({ delivered: article, article });
  }
  return pairs;
}

async function moveLinks(
  transaction: Transaction<Tables>,
  { delivered, article }: Pair,
  successor: Successor,
  act: Act,
): Promise<void> {
  let moved = 0;
  for (;;) {
    const links = await transaction
      .selectFrom('case_links')
      .select(['id', 'case_id', 'kind', 'version', 'removed_at'])
      .where('delivered_id', '=', delivered)
      .where('article_id', '=', article)
      .limit(linksPerStatement)
      .execute();
    for (const link of links) await moveLink(transaction, link, successor, act);
    moved += links.length;
    if (links.length < linksPerStatement) break;
  }
  await appendAudit(transaction, {
    act,
    action: 'link.followed',
    subjectType: 'article',
    subjectId: article,
    details: { to: successor.id, cause: successor.cause, links: moved },
  });
}

interface MovingLink {
  readonly id: string;
  readonly case_id: string;
  readonly kind: string;
  readonly version: number;
  readonly removed_at: number | null;
}

async function moveLink(
  transaction: Transaction<Tables>,
  link: MovingLink,
  { id: article, cause }: Successor,
  act: Act,
): Promise<void> {
  const isPresent = link.removed_at === null;
  const others = isPresent ? await readOthers(transaction, link, article) : [];
  // A case that was linked to both articles keeps the link to the one that stays.
  const isTwice = others.some((other) => other.case_id === link.case_id);
  const isFurtherCreator = link.kind === 'created' && others.length > 0;
  const version = link.version + 1;
  await transaction
    .updateTable('case_links')
    .set({
      article_id: article,
      version,
      ...(isTwice && { removed_at: act.at }),
      ...(isFurtherCreator && { is_further_creator: 1 }),
    })
    .where('id', '=', link.id)
    .execute();
  const by = authorOf(act);
  await transaction
    .insertInto('case_link_events')
    .values({
      link_id: link.id,
      version,
      event: isTwice ? 'removed' : 'followed',
      at: act.at,
      by_id: by.id,
      by_name: by.name,
      kind: link.kind,
      article_id: article,
      cause,
      reason: isTwice ? `The case has ${article} as ${link.kind} already.` : null,
    })
    .execute();
  if (isTwice) await indexCase(transaction, link.case_id);
}

/** Links of the same kind to the article that stays: of the same case, or the creator's. */
function readOthers(transaction: Transaction<Tables>, link: MovingLink, article: string) {
  return transaction
    .selectFrom('case_links')
    .select('case_id')
    .where('article_id', '=', article)
    .where('kind', '=', link.kind)
    .where('removed_at', 'is', null)
    .$if(link.kind !== 'created', (query) => query.where('case_id', '=', link.case_id))
    .limit(2)
    .execute();
}
