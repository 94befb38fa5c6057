import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { formatSnapshot } from '../core/snapshot/case-snapshot.ts';
import { takeSnapshot } from '../core/snapshot/take-snapshot.ts';
import { replaceFile } from '../library/write/replace-file.ts';
import { snapshotFile } from './build/read-cases.ts';
import { databaseHelp, databaseOption, withStore, type OpenCommandStore } from './command-store.ts';
import {
  CommandError,
  UsageError,
  type Arguments,
  type Command,
  type ExitStatus,
  type Terminal,
} from './command.ts';
import { contentFolder } from './content-folder.ts';
import { startProgress } from './progress.ts';

const help = `Writes which resolved cases each article answered, and what customers said in them, for the next build: a
search in the customer's words then finds the article that answered them before. Names, addresses, serial
and contract numbers are masked; false leads and remarks are left out. The same cases give the same file.

Usage: npm run casebook -- snapshot [--database FILE] [--out FILE] [--content DIR] [--if-any]

${databaseHelp}
  --out FILE        Where to write it; default $CASEBOOK_SNAPSHOT or case-snapshot.json beside the content
                    folder, where build takes it from. Only builds for colleagues do
  --content DIR     Content folder; default $CASEBOOK_CONTENT or content
  --if-any          Write nothing, and be content, where there is no database or no linked case yet

Prints the file. Exit status: 0 written, 1 could not be written, 2 wrong use.
`;

/** The command `snapshot`. */
export function createSnapshotCommand(openStore: OpenCommandStore): Command {
  return {
    name: 'snapshot',
    summary: "Let linked cases' words find articles in the next build",
    help,
    options: {
      ...databaseOption,
      out: { type: 'string' },
      content: { type: 'string' },
      'if-any': { type: 'boolean' },
    },
    run: (args, terminal) => runSnapshot(args, terminal, openStore),
  };
}

async function runSnapshot(
  args: Arguments,
  terminal: Terminal,
  openStore: OpenCommandStore,
): Promise<ExitStatus> {
  const { values, positionals } = args;
  if (positionals.length > 0) throw new UsageError(`unexpected “${positionals[0] ?? ''}”`);
  const isIfAny = values['if-any'] === true;
  const file = snapshotFile(values['out'], await contentFolder(args, terminal), terminal);
  const database = databaseFile(args, terminal);
  // Opening the store would make a database where there is none.
  if (!(await stat(database).catch(() => undefined))) {
    if (isIfAny) return 0;
    throw new CommandError(`there is no database ${database}. Name one with --database FILE.`);
  }
  const progress = startProgress(terminal, 'Articles with cases');
  const articles = await withStore(openStore, args, terminal, ({ linkedCases }) =>
    takeSnapshot(linkedCases, progress.update),
  );
  const cases = articles.reduce((sum, { reuse }) => sum + reuse, 0);
  progress.finish(`${articles.length}, which answered ${cases} ${cases === 1 ? 'case' : 'cases'}`);
  if (isIfAny && articles.length === 0) return 0;
  const text = formatSnapshot(articles);
  await mkdir(path.dirname(file), { recursive: true });
  // A file that stays the same keeps its time.
  if ((await readFile(file, 'utf8').catch(() => undefined)) !== text) await replaceFile(file, text);
  terminal.out(`${path.relative(terminal.workingDirectory, file)}\n`);
  return 0;
}

function databaseFile({ values }: Arguments, { environment, workingDirectory }: Terminal): string {
  const written = values['database'] ?? environment['CASEBOOK_DATABASE'];
  return path.resolve(workingDirectory, String(written ?? '.casebook/casebook.db'));
}
