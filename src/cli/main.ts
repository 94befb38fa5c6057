import { enableCompileCache } from 'node:module';
import process from 'node:process';
import { createCommands } from './commands.ts';
import { runCommandLine } from './run-command-line.ts';

// Commands are loaded below this line: what Node made of their TypeScript last time is good as long as they are the same.
enableCompileCache();

const commands = createCommands({
  // Loaded on use: other commands need no database.
  startServer: async (...settings) =>
    (await import('../server/start-from-command-line.ts')).startFromCommandLine(...settings),
  openStore: async (...settings) =>
    (await import('../server/open-store-from-command-line.ts')).openStoreFromCommandLine(...settings),
  loadBackups: async () => (await import('../server/backups-from-command-line.ts')).backupsFromCommandLine,
});

// `casebook check | head` closes the pipe when it has seen enough, which is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await runCommandLine(process.argv.slice(2), commands, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isInteractive: process.stderr.isTTY,
  isOutTerminal: process.stdout.isTTY,
  // An empty variable means none, as a compose file or a shell without a value writes it.
  environment: Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')),
  workingDirectory: process.cwd(),
  now: () => new Date(),
});
