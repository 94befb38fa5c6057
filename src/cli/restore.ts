import { databaseHelp, databaseOption } from './command-store.ts';
import type { Arguments, Command, ExitStatus, Terminal } from './command.ts';
import type { LoadBackups } from './backup/backups.ts';
import { describeCopy, readFileArgument, readPlace, shortPath } from './backup/describe-copy.ts';
import { startProgress } from './progress.ts';

const help = `Puts a copy of a backup in the place of the database. Stop the server first: while anybody has the database open,
nothing is done. The backup is checked page by page before. The database that was there is kept beside it, under a
name with the date, and restored like any backup.

Usage: npm run casebook -- restore FILE [--database FILE] [--json]

${databaseHelp}
  --json            the result as one JSON document

A backup of an older Casebook is brought forward when the server starts next; one of a newer Casebook is refused.

Prints the database, and what was kept. Exit status: 0 restored, 1 could not be restored, 2 wrong use.

Example:
  npm run casebook -- restore /backups/casebook-2026-11-25.db
`;

/** The command `restore`. */
export function createRestoreCommand(load: LoadBackups): Command {
  return {
    name: 'restore',
    summary: 'Put a backup in the place of the database',
    help,
    options: { ...databaseOption, json: { type: 'boolean' } },
    run: (args, terminal) => runRestore(args, terminal, load),
  };
}

async function runRestore(args: Arguments, terminal: Terminal, load: LoadBackups): Promise<ExitStatus> {
  const file = readFileArgument(args, terminal);
  const { restore } = await load();
  const progress = startProgress(terminal, 'Pages');
  const copy = await restore(readPlace(args, terminal), file, {
    now: terminal.now(),
    onPages: progress.update,
  });
  progress.finish(`copied and checked: ${describeCopy(copy)}`);
  if (args.values['json'] === true) {
    terminal.out(`${JSON.stringify({ file, ...copy }, undefined, 2)}\n`);
    return 0;
  }
  const { database, replaced } = copy;
  terminal.out(`${shortPath(database, terminal)}\n`);
  if (replaced !== undefined)
    terminal.out(`The database that was there is kept: ${shortPath(replaced, terminal)}\n`);
  return 0;
}
