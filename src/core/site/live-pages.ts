import type { ArticleRegistry } from '../article/article-registry.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { CaseStore } from '../case/case-store.ts';
import type { CaseSurvey } from '../case/case-survey.ts';
import type { Customer } from '../customer/customer.ts';
import type { FeedbackStore } from '../feedback/feedback-store.ts';
import type { LinkStore } from '../link/link-store.ts';
import type { GapFinder } from '../metrics/gaps/gap-finder.ts';
import type { MetricsStore } from '../metrics/metrics-store.ts';
import type { SampleStore } from '../metrics/sample/sample-store.ts';
import type { Actor } from '../people/actor.ts';
import type { Right } from '../people/right.ts';
import type { Policy } from '../policy/policy.ts';
import type { Section } from './site-sections.ts';

/**
 * Live pages are made when they are asked for, by a server: they show what changes between builds. No build holds them, and a
 * host that only serves files has none. Each lies in an area, the first part of its address, with the right that every page of
 * the area needs.
 */
export const liveAreas = {
  cases: 'case:read',
  metrics: 'metrics:read',
} as const satisfies Readonly<Record<string, Right>>;
export type LiveArea = keyof typeof liveAreas;

// The keys of the table above; `Object.keys` cannot say so.
export const liveAreaNames = Object.keys(liveAreas) as readonly LiveArea[];

/** The area that an address lies in; `undefined` for those of files. */
export function liveAreaOf(address: string): LiveArea | undefined {
  const first = address.split('/')[1];
  return liveAreaNames.find((name) => name === first);
}

/** A request to the API, which has the same rights, rules and limits for pages as for programs. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`, encoded: `/cases/SR-000123/log`. */
  readonly path: string;
  readonly body?: unknown;
  /** Version that the change was decided on; absent: none is asked for. */
  readonly version?: number | '*' | undefined;
  /** Idempotency-Key: sent again, it makes nothing again. */
  readonly key?: string | undefined;
}

/** What the API answered: a resource, or a problem (RFC 9457) from status 400 on. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What live pages read from, and write by. */
export interface PageServices {
  readonly articles: ArticleRegistry;
  readonly cases: CaseStore;
  readonly caseSurvey: CaseSurvey;
  readonly links: LinkStore;
  readonly feedback: FeedbackStore;
  readonly metrics: MetricsStore;
  readonly gaps: GapFinder;
  readonly samples: SampleStore;
  readonly audit: Pick<AuditTrail, 'list'>;
  /** The organisation's tables as the present build has them; `undefined`: it has none. */
  readonly policy: Policy | undefined;
  /** Customers that the present build has a record of. */
  readonly customers: readonly Customer[];
  /** Writes go through the API, as whoever asks for the page. */
  readonly ask: (request: ApiRequest) => Promise<ApiAnswer>;
}

/** What a live page is given: `Astro.locals`. */
export interface LivePageContext {
  readonly services: PageServices;
  /** Who asks. */
  readonly actor: Actor;
  /** UTC milliseconds. */
  readonly now: number;
  /** Sections of the navigation. */
  readonly sections: readonly Section[];
  /** Areas that whoever asks may read. */
  readonly serves: readonly LiveArea[];
}

/** The live pages of the compiled site. */
export interface LivePages {
  /** Areas that have pages. */
  readonly areas: readonly LiveArea[];
  /** Makes the page that is asked for; `undefined`: there is none at that address. Forms are posted to the page that has them. */
  readonly answer: (request: Request, context: LivePageContext) => Promise<Response | undefined>;
}
