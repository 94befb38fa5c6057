import type { Handler } from 'hono';
import type { Logger } from 'pino';
import type { ApplicationEnvironment } from '../api/application-environment.ts';
import type { BuildState, NewerBuildProblem } from '../api/health/build-state.ts';
import { ApiProblem } from '../api/problem/api-problem.ts';
import type { ArticleRegistry } from '../core/article/article-registry.ts';
import type { Customer } from '../core/customer/customer.ts';
import type { Policy } from '../core/policy/policy.ts';
import { announceAreas } from './live/announce-areas.ts';
import { noLivePages, type ServedLivePages } from './live/open-live-pages.ts';
import { createPages } from './pages/create-pages.ts';
import { readBuild, readSignature, type Build } from './read-build.ts';
import type { Settings } from './settings.ts';
import { StartError } from './start-error.ts';

/** How often a newer build is looked for, in milliseconds: one `stat` each time. */
const usualInterval = 1_000;

/** After how long a build that could not be taken is tried again, in milliseconds, even if it has not changed. */
const retryAfter = 30_000;

export interface ServedBuildOptions {
  readonly settings: Pick<Settings, 'distDir'>;
  readonly articles: Pick<ArticleRegistry, 'register'>;
  readonly log: Logger;
  /** Version of Casebook. */
  readonly version: string;
  readonly now: () => Date;
  /** How often a newer build is looked for, in milliseconds. */
  readonly interval?: number | undefined;
  /** Hears of each build whose articles were registered. */
  readonly onRegistered?: (build: Build) => Promise<void>;
  /** Opens the pages of a build that are made when they are asked for; absent: there are none. */
  readonly openLivePages?: (build: Build) => Promise<ServedLivePages>;
}

/** The build that is served: the one of the start, then each newer one that is published in its place. */
export interface ServedBuild {
  readonly state: () => BuildState;
  /** Tells the build that is served from those before it. */
  readonly signature: () => string;
  /** The organisation's tables as the build has them. */
  readonly policy: () => Policy | undefined;
  /** The customers that the build has records of. */
  readonly customers: () => readonly Customer[];
  readonly pages: Handler<ApplicationEnvironment>;
  /** Looks for newer builds no more, once the one that is being taken is taken. */
  readonly stop: () => Promise<void>;
}

/**
 * Registers a build and serves it. When a newer one is published in the same folder its articles are registered, in one
 * transaction, and its redirects take the place of the old ones; when it cannot be read the old registry stays in use,
 * and the log and the state say so. Rights depend on who a build is for, so one for other readers needs a new start;
 * until then its pages, which have replaced the old ones, are shown to nobody.
 *
 * @throws The first build cannot be registered.
 */
export async function serveBuild(first: Build, options: ServedBuildOptions): Promise<ServedBuild> {
  const { settings, log, now } = options;
  let served = await takeBuild(first, options);
  let refused: { readonly signature: string; readonly at: number } | undefined;
  let newer: NewerBuildProblem | undefined;
  let isForOthers = false;

  const note = (kind: NewerBuildProblem['kind']): void => {
    newer = { kind, foundAt: newer?.kind === kind ? newer.foundAt : now().toISOString() };
  };
  const look = async (): Promise<void> => {
    const signature = await readSignature(settings.distDir);
    if (signature === undefined) return note('unfinished');
    if (signature === served.signature) {
      if (newer?.kind === 'unfinished') newer = undefined;
      return;
    }
    const isKnown = refused?.signature === signature;
    if (isKnown && now().getTime() - (refused?.at ?? 0) < retryAfter) return;
    try {
      const build = await readBuild(settings.distDir);
      isForOthers = build.header.audience !== first.header.audience;
      if (isForOthers) throw new StartError(`the build is for ${build.header.audience} readers now`);
      served = await takeBuild(build, options);
      [refused, newer] = [undefined, undefined];
    } catch (error) {
      // A build that was replaced while it was read is looked at again.
      if ((await readSignature(settings.distDir)) !== signature) return;
      refused = { signature, at: now().getTime() };
      note(isForOthers ? 'other-audience' : error instanceof StartError ? 'unreadable' : 'not-registered');
      if (!isKnown) log.error({ err: error }, 'newer build refused; the one before stays in use');
    }
  };

  let looking = Promise.resolve();
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    looking = look()
      .catch((error: unknown) => log.error({ err: error }, 'looking for a newer build failed'))
      .finally(() => (isLooking = false));
  }, options.interval ?? usualInterval);
  timer.unref();

  return {
    state: () => ({ build: served.information, newerBuild: newer }),
    policy: () => served.policy,
    customers: () => served.customers,
    signature: () => served.signature,
    pages: (context, next) => {
      if (isForOthers) {
        throw new ApiProblem(
          'unavailable',
          'The pages here were built for other readers. Casebook has to be started anew to show them.',
        );
      }
      return served.pages(context, next);
    },
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

interface TakenBuild {
  readonly signature: string;
  readonly information: BuildState['build'];
  readonly policy: Policy | undefined;
  readonly customers: readonly Customer[];
  readonly pages: Handler<ApplicationEnvironment>;
}

async function takeBuild(
  build: Build,
  { articles, log, version, now, onRegistered, openLivePages }: ServedBuildOptions,
): Promise<TakenBuild> {
  const { audience, builtAt } = build.header;
  const files = await createPages(build);
  const live = (await openLivePages?.(build)) ?? noLivePages;
  const registration = await articles.register({
    audience,
    articles: build.articles,
    at: now().getTime(),
  });
  log.info({ audience, builtAt, ...registration }, 'articles registered');
  await onRegistered?.(build);
  return {
    signature: build.signature,
    information: { version, audience, builtAt, articles: build.articles.length },
    policy: build.policy,
    customers: build.customers,
    pages: async (context, next) => {
      const answer = (await live.answer(context)) ?? (await files(context, next));
      if (answer instanceof Response) announceAreas(context, answer, live.areasFor(context.get('actor')));
      return answer;
    },
  };
}
