import type { Command } from './command.ts';

/** Every command, in the order of the help. Loaded on use, so that `--help` is quick. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).check,
};
