import type { ArticleId } from '../article/article-id.ts';
import type { Confidence } from '../article/confidence.ts';
import type { Page, PageRequest } from '../article/article-registry.ts';
import type { CaseId } from '../case/case-id.ts';
import type { Case } from '../case/case.ts';
import type { Act } from '../people/actor.ts';
import type { Receipt, Written } from '../rule/written.ts';
import type { RevisionText } from './compare-revisions.ts';
import type { LinkableArticle } from './link-rules.ts';
import type { Link, LinkDraft, LinkEvent, LinkKind } from './link.ts';

/** What became of the article that a link leads to. */
export interface LinkedArticle {
  readonly id: ArticleId;
  readonly title: string;
  /** `withdrawn`: no build for these readers has it; its delivered text is kept. */
  readonly state: 'present' | 'archived' | 'withdrawn';
  readonly confidence: Confidence;
  /** Revision that is given out now, in the language of the delivered one where there is one. */
  readonly current?: string;
  readonly supersededBy?: string;
}

/** A link with the article as it is now. */
export interface CaseLink extends Link {
  readonly to: LinkedArticle;
}

/** A link with the case that it is of. */
export interface ArticleLink extends Link {
  readonly case: Pick<Case, 'number' | 'title' | 'customer' | 'product' | 'state' | 'severity' | 'openedAt'>;
}

/** How often an article was linked, by kind; removed links do not count. */
export type LinkCounts = Readonly<Record<LinkKind, number>>;

export interface ArticleLinkFilter {
  readonly kind?: LinkKind | undefined;
}

/** A version of a case that a decision rests on. */
export interface CaseVersion {
  readonly id: CaseId;
  readonly version: number;
}

/** A change of a link that was decided on. */
export type LinkWrite =
  | { readonly event: 'changed'; readonly kind: LinkKind; readonly reason?: string | undefined }
  | { readonly event: 'removed'; readonly reason?: string | undefined }
  | { readonly event: 'restored'; readonly reason?: string | undefined };

/**
 * The links between cases and articles. Every write is one transaction with its entries in the audit trail and in the link's own
 * history. A removed link is kept.
 */
export interface LinkStore {
  /** What the rules must know of an article, by key; `undefined` when the present build does not have it. */
  readonly findLinkable: (articleKey: string) => Promise<LinkableArticle | undefined>;
  /** Makes links at once. `stale`: a case has changed, or somebody else made one of them or another creator meanwhile. */
  readonly add: (
    drafts: readonly LinkDraft[],
    cases: readonly CaseVersion[],
    act: Act,
    receipt?: Receipt,
  ) => Promise<Written<readonly CaseLink[]>>;
  /** What a request that comes again made the first time; `undefined` when it is new. */
  readonly recall: (receipt: Receipt, act: Act) => Promise<Written<readonly CaseLink[]> | undefined>;
  readonly find: (id: string) => Promise<CaseLink | undefined>;
  /** Texts of the revision that was delivered, and of the one that is given out now. */
  readonly readTexts: (
    link: Link,
  ) => Promise<{ readonly delivered: RevisionText; readonly now?: RevisionText } | undefined>;
  readonly write: (id: string, version: number, write: LinkWrite, act: Act) => Promise<Written<CaseLink>>;
  /** Removes every link of a batch that is still there. */
  readonly undoBatch: (batch: string, act: Act, reason?: string) => Promise<readonly CaseLink[]>;
  /** Links of a case, the first one first. */
  readonly listOfCase: (
    id: CaseId,
    options?: { readonly withRemoved?: boolean },
  ) => Promise<readonly CaseLink[]>;
  /** Links of an article that were not removed, the last one first. */
  readonly listOfArticle: (
    id: ArticleId,
    filter: ArticleLinkFilter,
    page: PageRequest,
  ) => Promise<Page<ArticleLink>>;
  readonly countOfArticle: (id: ArticleId) => Promise<LinkCounts>;
  readonly listEvents: (id: string) => Promise<readonly LinkEvent[]>;
}
