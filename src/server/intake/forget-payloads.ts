import type { Logger } from 'pino';
import type { IntakeStore } from '../../core/intake/intake-store.ts';

const day = 86_400_000;

/** How long the bodies of webhooks are kept: long enough to look into what a case came from. */
export const payloadsKeptDays = 90;

/** Forgets the bodies of old webhooks now and once a day. */
export function forgetPayloads({
  intake,
  log,
  now,
}: {
  readonly intake: Pick<IntakeStore, 'forgetPayloads'>;
  readonly log: Logger;
  readonly now: () => Date;
}): { readonly stop: () => Promise<void> } {
  const forget = async (): Promise<void> => {
    try {
      await intake.forgetPayloads(now().getTime() - payloadsKeptDays * day);
    } catch (error) {
      log.error({ err: error }, 'bodies of old webhooks could not be forgotten; tried again in a day');
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
