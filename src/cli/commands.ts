import type { Command } from './command.ts';

/** Every command, in the order of the help. Loaded on use, so that `--help` is quick. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  new: async () => (await import('./new.ts')).newArticle,
  check: async () => (await import('./check.ts')).check,
  build: async () => (await import('./build.ts')).build,
};
