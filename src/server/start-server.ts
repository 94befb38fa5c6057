import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { isLoopback } from '../api/access/loopback.ts';
import { createApplication } from '../api/create-application.ts';
import { ApiProblem } from '../api/problem/api-problem.ts';
import { problemResponse } from '../api/problem/problem-details.ts';
import { explainFailure } from '../store/open-database.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { listen } from './listen.ts';
import { createRequestLog } from './log.ts';
import { createPasswordHasher } from './people/password-hasher.ts';
import { readBuild, type Build } from './read-build.ts';
import { serveBuild, type ServedBuild } from './served-build.ts';
import type { Settings } from './settings.ts';
import { StartError } from './start-error.ts';

/** A server that answers requests. */
export interface RunningServer {
  /** `http://127.0.0.1:4321`. */
  readonly address: string;
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
  let store: Store | undefined;
  let served: ServedBuild | undefined;
  try {
    store = await openPreparedStore(settings.databaseFile, now());
    served = await serveBuild(build, { settings, articles: store.articles, log, version, now, interval });
    const application = createApplication(
      {
        articles: store.articles,
        storeHealth: store.health,
        build: served.state,
        log: createRequestLog(log),
        people: { ...store, passwords: createPasswordHasher() },
      },
      { isHttps: settings.isHttps, pages: served.pages, now: () => now().getTime() },
    );
    answer = (request, remoteAddress) =>
      application.fetch(request, remoteAddress === undefined ? {} : { remoteAddress });
  } catch (error) {
    await listener.close();
    await served?.stop();
    await store?.close();
    throw explainFailure(error, settings.databaseFile);
  }

  const address = `http://${listener.authority}`;
  log.info({ address, version, audience: build.header.audience }, 'listening');
  const { promise: stopped, resolve, reject } = Promise.withResolvers<void>();
  let isStopping = false;
  return {
    address,
    stopped,
    stop() {
      if (!isStopping) {
        isStopping = true;
        log.info('stopping');
        stopAll(listener.close, served.stop, store.close).then(() => {
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

/** Without sign-in whoever reaches the server is its administrator: that may only be the person at the machine. */
function refuseOpenDoor({ host, siteOrigin }: Settings): void {
  if (!isLoopback(host)) {
    throw new StartError(
      `on ${host} others can reach Casebook, which has no sign-in: everyone would be its administrator.\nServe this machine only, with --host 127.0.0.1 or HOST=127.0.0.1.`,
    );
  }
  if (siteOrigin !== undefined && !isLoopback(new URL(siteOrigin).hostname)) {
    throw new StartError(
      `CASEBOOK_SITE says that readers come by ${siteOrigin}, but Casebook has no sign-in: everyone would be its administrator.\nLeave CASEBOOK_SITE out to serve this machine only.`,
    );
  }
}

function refuseOtherAudience({ header }: Build, { audience, distDir }: Settings): void {
  if (audience === undefined || audience === header.audience) return;
  throw new StartError(
    `the build in ${distDir} is for ${header.audience} readers, but CASEBOOK_AUDIENCE is ${audience}.\nBuild for them with: npm run casebook -- build --audience ${audience}`,
  );
}

async function openPreparedStore(file: string, now: Date): Promise<Store> {
  if (file !== ':memory:') {
    try {
      await mkdir(dirname(file), { recursive: true });
    } catch (error) {
      throw new StartError(`the folder ${dirname(file)} for the database cannot be made: ${String(error)}`);
    }
    // For its owner only. Where this fails, opening the database says why.
    await open(file, 'a', 0o600).then(
      (handle) => handle.close(),
      () => undefined,
    );
  }
  return openStore(file, now.getTime());
}

function refuseWhileStarting(): Response {
  return problemResponse(
    new ApiProblem('unavailable', 'Casebook is starting. Try again in a moment.', {
      headers: { 'Retry-After': '1' },
    }),
    {},
  );
}
