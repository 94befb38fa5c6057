import type { LoadBackups } from './backup/backups.ts';
import type { OpenCommandStore } from './command-store.ts';
import type { CommandTable } from './run-command-line.ts';
import type { StartServer } from './serve.ts';

/** What commands need of the layers above; `main.ts` passes it in. */
export interface CommandServices {
  readonly startServer: StartServer;
  readonly openStore: OpenCommandStore;
  readonly loadBackups: LoadBackups;
}

/** Every command, in the order of the help. Loaded on use, so that `--help` is quick. */
export const createCommands = ({ startServer, openStore, loadBackups }: CommandServices): CommandTable => ({
  new: async () => (await import('./new.ts')).createNewCommand(openStore),
  check: async () => (await import('./check.ts')).check,
  build: async () => (await import('./build.ts')).build,
  search: async () => (await import('./search.ts')).search,
  import: async () => (await import('./import.ts')).importCommand,
  serve: async () => (await import('./serve.ts')).createServe(startServer),
  case: async () => (await import('./case.ts')).createCaseCommand(openStore),
  link: async () => (await import('./link.ts')).createLinkCommand(openStore),
  webhook: async () => (await import('./webhook.ts')).createWebhookCommand(openStore),
  suggest: async () => (await import('./suggest.ts')).createSuggestCommand(openStore),
  snapshot: async () => (await import('./snapshot.ts')).createSnapshotCommand(openStore),
  metrics: async () => (await import('./metrics.ts')).createMetricsCommand(openStore),
  backup: async () => (await import('./backup.ts')).createBackupCommand(loadBackups),
  restore: async () => (await import('./restore.ts')).createRestoreCommand(loadBackups),
  user: async () => (await import('./user.ts')).createUserCommand(openStore),
  token: async () => (await import('./token.ts')).createTokenCommand(openStore),
});
