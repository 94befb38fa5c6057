import process from 'node:process';
import { commands } from './commands.ts';
import { runCommandLine } from './run-command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), commands, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isInteractive: process.stderr.isTTY,
  environment: process.env,
  workingDirectory: process.cwd(),
  now: () => new Date(),
});
