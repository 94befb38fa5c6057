import { createCommands } from '../../src/cli/commands.ts';
import { runCommandLine } from '../../src/cli/run-command-line.ts';
import { backupsFromCommandLine } from '../../src/server/backups-from-command-line.ts';
import { openStoreFromCommandLine } from '../../src/server/open-store-from-command-line.ts';

/** What a command printed, and the status that it ended with. */
export interface CommandResult {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

const commands = createCommands({
  startServer: () => Promise.reject(new Error('no server here')),
  openStore: openStoreFromCommandLine,
  loadBackups: () => Promise.resolve(backupsFromCommandLine),
});

/** Runs a command in this process, on real files, as at a terminal that nobody sits at. */
export async function runInProcess(
  words: readonly string[],
  options: {
    readonly folder: string;
    readonly environment?: Readonly<Record<string, string>>;
    readonly now?: string;
  },
): Promise<CommandResult> {
  let [out, err] = ['', ''];
  const status = await runCommandLine(words, commands, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    isInteractive: false,
    environment: options.environment ?? {},
    workingDirectory: options.folder,
    now: () => new Date(options.now ?? '2026-11-22T12:00:00Z'),
  });
  return { status, out, err };
}
