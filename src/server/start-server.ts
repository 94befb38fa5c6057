import type { Logger } from 'pino';
import { createApplication } from '../api/create-application.ts';
import { ApiProblem } from '../api/problem/api-problem.ts';
import { problemResponse } from '../api/problem/problem-details.ts';
import { isExternal } from '../core/article/audience.ts';
import { linkDrafts } from '../core/draft/link-drafts.ts';
import { createGapFinder } from '../core/metrics/gaps/gap-finder.ts';
import { explainFailure } from '../store/database/open-database.ts';
import type { Store } from '../store/open-store.ts';
import { forgetSearches } from './forget-searches.ts';
import { forgetPayloads } from './intake/forget-payloads.ts';
import { listen } from './listen.ts';
import { createRequestLog } from './log.ts';
import { openLivePages } from './live/open-live-pages.ts';
import { createLiveServices } from './live/live-services.ts';
import { openPreparedStore } from './open-prepared-store.ts';
import { createFirstAdministrator } from './people/create-first-administrator.ts';
import { openSignIn } from './people/open-sign-in.ts';
import { createPasswordHasher } from './people/password-hasher.ts';
import { refuseOpenDoor } from './people/refuse-open-door.ts';
import { searchBuiltIndex } from './search/search-built-index.ts';
import { createDraftWriter } from './write-draft.ts';
import { readBuild, type Build } from './read-build.ts';
import { seedDemoCases } from './seed-demo-cases.ts';
import { serveBuild, type ServedBuild } from './served-build.ts';
import type { Settings } from './settings.ts';
import { deliverWebhooks } from './webhook/deliver-webhooks.ts';
import { StartError } from './start-error.ts';

type FirstLink = NonNullable<Awaited<ReturnType<typeof createFirstAdministrator>>>;

/** A server that answers requests. */
export interface RunningServer {
  /** `http://127.0.0.1:4321`. */
  readonly address: string;
  /** The first administrator's one-time link, while nobody can sign in. */
  readonly firstLink?: FirstLink | undefined;
  /** How many demo cases this start has put into the database; absent: none. */
  readonly demoCases?: number | undefined;
  /** Finishes the answers that are under way and closes the database; more than one call does no more. */
  readonly stop: () => Promise<void>;
  /** Resolves when it has stopped. */
  readonly stopped: Promise<void>;
}

export interface ServerOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** Version of Casebook. */
  readonly version: string;
  readonly now: () => Date;
  /** How often a newer build is looked for, in milliseconds; every second if absent. */
  readonly interval?: number;
}

/**
 * Starts Casebook: takes the port, opens the database, registers the build, and serves. The port comes first, so that
 * a second Casebook by mistake touches nothing that the first one uses.
 *
 * @throws {StartError | StoreError} Something outside has to be mended first; nothing is left open.
 */
export async function startServer({
  settings,
  log,
  version,
  now,
  interval,
}: ServerOptions): Promise<RunningServer> {
  refuseOpenDoor(settings);
  const build = await readBuild(settings.distDir);
  refuseOtherAudience(build, settings);

  let answer: Parameters<typeof listen>[2] = refuseWhileStarting;
  const listener = await listen(settings.host, settings.port, (...request) => answer(...request));
  const address = `http://${listener.authority}`;
  let store: Store | undefined;
  let served: ServedBuild | undefined;
  let firstLink: FirstLink | undefined;
  let demoCases: number | undefined;
  let application: ReturnType<typeof createApplication> | undefined;
  try {
    const opened = await openPreparedStore(settings.databaseFile, now());
    store = opened;
    const gaps = createGapFinder(store.metrics);
    const live = createLiveServices({ ...store, gaps }, () => application);
    served = await serveBuild(build, {
      settings,
      articles: store.articles,
      log,
      version,
      now,
      interval,
      onRegistered: async ({ articles, header }) => {
        if (isExternal(header.audience)) return;
        const linked = await linkDrafts(articles, opened, now().getTime());
        if (linked > 0) log.info({ linked }, 'cases linked to the articles that were drafted from them');
      },
      openLivePages: (newer) => openLivePages(newer, { services: live, now }),
    });
    const seeding = { build, distDir: settings.distDir, demo: store.demo, log, now: now().getTime() };
    demoCases = settings.hasDemoCases ? await seedDemoCases(seeding) : undefined;
    const people = { ...store, passwords: createPasswordHasher() };
    const signIn = settings.signIn && (await openSignIn(settings.signIn, settings.siteOrigin ?? address));
    firstLink = signIn && (await createFirstAdministrator(people, signIn, now().getTime()));
    application = createApplication(
      {
        articles: store.articles,
        articleSearch: searchBuiltIndex(build.clientDir, served.signature),
        storeHealth: store.health,
        build: served.state,
        log: createRequestLog(log),
        people,
        cases: {
          ...store,
          gaps,
          policy: served.policy,
          customers: served.customers,
          ...createDraftWriter(settings.contentDir),
        },
        webhooks: store.webhooks,
        intake: { intake: store.intake, sources: settings.intakeSources },
      },
      {
        isHttps: settings.isHttps,
        pages: served.pages,
        signIn,
        writesPerMinute: settings.writesPerMinute,
        proxies: settings.proxies,
        now: () => now().getTime(),
      },
    );
    const { fetch } = application;
    answer = (request, remoteAddress) => fetch(request, remoteAddress === undefined ? {} : { remoteAddress });
  } catch (error) {
    await listener.close();
    await served?.stop();
    await store?.close();
    throw explainFailure(error, settings.databaseFile);
  }

  const delivering = deliverWebhooks({
    webhooks: store.webhooks,
    log,
    now,
    version,
    interval,
    random: Math.random,
    allowsPrivate: settings.allowsPrivateWebhooks,
    timeoutMilliseconds: 15_000,
  });
  const forgettingPayloads = forgetPayloads({ intake: store.intake, log, now });
  const forgetting = forgetSearches({ searches: store.searches, log, now });
  log.info({ address, version, audience: build.header.audience }, 'listening');
  const { promise: stopped, resolve, reject } = Promise.withResolvers<void>();
  let isStopping = false;
  return {
    address,
    firstLink,
    demoCases,
    stopped,
    stop() {
      if (!isStopping) {
        isStopping = true;
        log.info('stopping');
        stopAll(
          listener.close,
          served.stop,
          forgetting.stop,
          forgettingPayloads.stop,
          delivering.stop,
          store.close,
        ).then(() => {
          log.info('stopped');
          resolve();
        }, reject);
      }
      return stopped;
    },
  };
}

async function stopAll(...steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) await step();
}

function refuseOtherAudience({ header }: Build, { audience, distDir }: Settings): void {
  if (audience === undefined || audience === header.audience) return;
  throw new StartError(
    `the build in ${distDir} is for ${header.audience} readers, but CASEBOOK_AUDIENCE is ${audience}.\nBuild for them with: npm run casebook -- build --audience ${audience}`,
  );
}

function refuseWhileStarting(): Response {
  return problemResponse(
    new ApiProblem('unavailable', 'Casebook is starting. Try again in a moment.', {
      headers: { 'Retry-After': '1' },
    }),
    {},
  );
}
