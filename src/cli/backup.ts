import { databaseHelp, databaseOption } from './command-store.ts';
import type { Arguments, Command, ExitStatus, Terminal } from './command.ts';
import type { LoadBackups } from './backup/backups.ts';
import { describeCopy, readFileArgument, readPlace, shortPath } from './backup/describe-copy.ts';
import { startProgress } from './progress.ts';

const help = `Writes the database, as it is at this instant, into one file, while the server runs or not. The file is checked
page by page and on the disk when the command ends; it is there as a whole or not at all.

Usage: npm run casebook -- backup FILE [--force] [--database FILE] [--json]

  --force           Replace FILE where it is there already
${databaseHelp}
  --json            the result as one JSON document

The file has everything that the database has: cases, people, hashes of their secrets. Only its owner can read it.
Put it on another machine. Articles are not in it: they are in git.

Prints the file. Exit status: 0 written, 1 could not be written, 2 wrong use.

Example:
  npm run -s casebook -- backup /backups/casebook-$(date +%F).db
`;

/** The command `backup`. */
export function createBackupCommand(load: LoadBackups): Command {
  return {
    name: 'backup',
    summary: 'Write the database into one file, while the server runs or not',
    help,
    options: { ...databaseOption, force: { type: 'boolean' }, json: { type: 'boolean' } },
    run: (args, terminal) => runBackup(args, terminal, load),
  };
}

async function runBackup(args: Arguments, terminal: Terminal, load: LoadBackups): Promise<ExitStatus> {
  const file = readFileArgument(args, terminal);
  const { backUp } = await load();
  const progress = startProgress(terminal, 'Pages');
  const copy = await backUp(readPlace(args, terminal), file, {
    isForced: args.values['force'] === true,
    onPages: progress.update,
  });
  progress.finish(`copied and checked: ${describeCopy(copy)}`);
  terminal.out(
    args.values['json'] === true
      ? `${JSON.stringify({ file, ...copy }, undefined, 2)}\n`
      : `${shortPath(file, terminal)}\n`,
  );
  return 0;
}
