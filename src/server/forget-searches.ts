import type { Logger } from 'pino';
import type { SearchLog } from '../core/search-log/search-log.ts';

const day = 86_400_000;

/** How long searches that found something are kept: a year can be compared with the one before it, month by month. */
export const searchesKeptDays = 400;

export interface ForgettingOptions {
  readonly searches: Pick<SearchLog, 'forget'>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Forgets old searches now and once a day. */
export function forgetSearches({ searches, log, now }: ForgettingOptions): {
  readonly stop: () => Promise<void>;
} {
  const forget = async (): Promise<void> => {
    try {
      const forgotten = await searches.forget(now().getTime() - searchesKeptDays * day);
      if (forgotten > 0) log.info({ forgotten }, 'old searches forgotten');
    } catch (error) {
      log.error({ err: error }, 'old searches could not be forgotten; tried again in a day');
    }
  };
  let forgetting = forget();
  const timer = setInterval(() => {
    forgetting = forget();
  }, day);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await forgetting;
    },
  };
}
