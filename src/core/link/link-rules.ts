import type { ArticleId } from '../article/article-id.ts';
import type { Confidence } from '../article/confidence.ts';
import { isResolved } from '../case/case-state.ts';
import type { Case } from '../case/case.ts';
import { authorOf } from '../case/person.ts';
import type { Act } from '../people/actor.ts';
import { allow, decide, refuse, type Decision, type Refusal } from '../rule/refusal.ts';
import type { Link, LinkDraft, LinkKind, NewLink } from './link.ts';

/** What the rules must know of the article that a link is to lead to. */
export interface LinkableArticle {
  readonly id: ArticleId;
  readonly confidence: Confidence;
  /** Revision that is given out now. */
  readonly current: string;
  /** Whether a revision was ever given out. */
  readonly hasRevision: (revision: string) => boolean;
  /** Article that replaces it. */
  readonly supersededBy?: string | undefined;
  /** Number of a case that has created it. */
  readonly creator?: string | undefined;
}

/** A link that is asked for, with the article that it names, where there is one. */
export interface LinkRequest {
  readonly link: NewLink;
  readonly article: LinkableArticle | undefined;
}

/** Makes links of a case, all of them or none. */
export function makeLinks(
  subject: Case,
  requests: readonly LinkRequest[],
  existing: readonly Link[],
  act: Act,
): Decision<LinkDraft[]> {
  const refusals: Refusal[] = [];
  const drafts: LinkDraft[] = [];
  const present: PresentLink[] = existing.filter(({ removedAt }) => removedAt === undefined);
  for (const [index, { link, article }] of requests.entries()) {
    const found = article
      ? [
          ...refuseRevision(link, article),
          ...refuseArchived(link, article),
          ...refuseCreation(subject, link.kind, article, link.reason),
          ...refuseExisting(subject, link.kind, article.id, present),
        ]
      : [unknownArticle(link)];
    refusals.push(...found.map((refusal) => ({ ...refusal, pointer: `/links/${index}` })));
    if (!article) continue;
    present.push({ kind: link.kind, article: article.id });
    drafts.push({
      caseId: subject.id,
      caseNumber: subject.number,
      kind: link.kind,
      article: article.id,
      delivered: { article: link.article, revision: link.revision ?? article.current },
      linkedAt: act.at,
      by: authorOf(act),
      ...(link.reason !== undefined && { reason: link.reason }),
    });
  }
  return decide(refusals, () => drafts);
}

type PresentLink = Pick<Link, 'kind' | 'article'>;

const unknownArticle = ({ article }: NewLink): Refusal => ({
  code: 'link-to-unknown-article',
  message: `There is no article ${article} in this build.`,
});

function refuseRevision({ article, revision }: NewLink, known: LinkableArticle): Refusal[] {
  if (revision === undefined || known.hasRevision(revision)) return [];
  return [
    {
      code: 'link-to-unknown-article',
      message: `This server never gave out revision ${revision} of ${article}. Leave it out for the present one.`,
    },
  ];
}

function refuseArchived(
  { article, reason }: NewLink,
  { confidence, supersededBy }: LinkableArticle,
): Refusal[] {
  if (confidence !== 'archived' || reason !== undefined) return [];
  const instead = supersededBy === undefined ? '' : ` ${supersededBy} replaces it.`;
  return [
    {
      code: 'link-to-archived-article',
      message: `${article} is archived.${instead} Give a reason to link it all the same.`,
    },
  ];
}

function refuseCreation(
  subject: Pick<Case, 'number' | 'state'>,
  kind: LinkKind,
  { id, creator }: Pick<LinkableArticle, 'id' | 'creator'>,
  reason: string | undefined,
): Refusal[] {
  if (kind !== 'created') return [];
  const refusals: Refusal[] = [];
  if (!isResolved(subject.state)) {
    refusals.push({
      code: 'link-before-resolution',
      message: `${subject.number} is ${subject.state}; only a resolved case has created an article.`,
    });
  }
  if (creator !== undefined && creator !== subject.number && reason === undefined) {
    refusals.push({
      code: 'link-second-creator',
      message: `${creator} has created ${id}. Give a reason if ${subject.number} has, too.`,
    });
  }
  return refusals;
}

const besideImproved: ReadonlySet<LinkKind> = new Set(['created', 'reused']);

/** Kinds that may stand side by side on one case and article. */
function mayStandTogether(one: LinkKind, other: LinkKind): boolean {
  return (
    (one === 'improved' && besideImproved.has(other)) || (other === 'improved' && besideImproved.has(one))
  );
}

function refuseExisting(
  { number }: Pick<Case, 'number'>,
  kind: LinkKind,
  article: ArticleId,
  present: readonly PresentLink[],
): Refusal[] {
  const other = present.find((link) => link.article === article && !mayStandTogether(link.kind, kind));
  if (!other) return [];
  return [
    {
      code: 'link-exists',
      message: `${number} has ${article} as ${other.kind} already; change the kind of that link.`,
    },
  ];
}

/** A change of what a link says. */
export interface LinkChange {
  readonly kind: LinkKind;
  readonly reason?: string | undefined;
}

/** Changes that only say more than before, and need no reason. */
const furtherKinds: Readonly<Record<LinkKind, readonly LinkKind[]>> = {
  consulted: ['reused', 'improved', 'not-helpful'],
  reused: ['improved'],
  created: [],
  improved: [],
  'not-helpful': [],
};

/** Changes the kind of a link. Whatever takes back what was said before needs a reason. */
export function changeLink(
  subject: Case,
  link: Link,
  change: LinkChange,
  article: Pick<LinkableArticle, 'id' | 'creator'>,
  others: readonly Link[],
): Decision<LinkChange> {
  if (link.removedAt !== undefined) return refuse(removed(link));
  const rest = others.filter(({ id, removedAt }) => id !== link.id && removedAt === undefined);
  const refusals = [
    ...refuseCreation(subject, change.kind, article, change.reason),
    ...refuseExisting(subject, change.kind, link.article, rest),
  ];
  if (change.kind === link.kind) {
    refusals.push({ code: 'link-exists', message: `The link is ${link.kind} already.`, pointer: '/kind' });
  } else if (!furtherKinds[link.kind].includes(change.kind) && change.reason === undefined) {
    refusals.push({
      code: 'link-change-needs-reason',
      message: `Say why ${link.article} is ${change.kind} and not ${link.kind}.`,
      pointer: '/reason',
    });
  }
  return decide(refusals, () => change);
}

const removed = ({ article }: Link): Refusal => ({
  code: 'link-removed',
  message: `The link to ${article} was removed; restore it first.`,
});

/** Whether a link can be removed: once. */
export function removeLink(link: Link): Decision<Link> {
  return link.removedAt === undefined ? allow(link) : refuse(removed(link));
}

/** Brings back a link that was removed, if it could be made now. */
export function restoreLink(
  subject: Case,
  link: Link,
  reason: string | undefined,
  article: Pick<LinkableArticle, 'id' | 'creator'>,
  others: readonly Link[],
): Decision<Link> {
  if (link.removedAt === undefined) {
    return refuse({ code: 'link-not-removed', message: `The link to ${link.article} is there.` });
  }
  const rest = others.filter(({ id, removedAt }) => id !== link.id && removedAt === undefined);
  return decide(
    [
      ...refuseCreation(subject, link.kind, article, reason ?? link.reason),
      ...refuseExisting(subject, link.kind, link.article, rest),
    ],
    () => link,
  );
}
