import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { nearestName } from '../core/check/nearest-name.ts';
import { CommandError, UsageError, type Command, type ExitStatus, type Terminal } from './command.ts';

/** Commands by name, each loaded when it is used. */
export type CommandTable = Readonly<Record<string, () => Promise<Command>>>;

/** Runs one command line (without `node` and the script) and returns its exit status. */
export async function runCommandLine(
  words: readonly string[],
  table: CommandTable,
  terminal: Terminal,
): Promise<ExitStatus> {
  const [name, ...rest] = words;
  if (name === '--version' || name === '-v') {
    terminal.out(`${await readVersion()}\n`);
    return 0;
  }
  if (name === 'help' && rest[0] !== undefined) return runCommandLine([rest[0], '--help'], table, terminal);
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    terminal.out(await overview(table));
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!load) {
    const nearest = nearestName(name, Object.keys(table));
    const guess = nearest === undefined ? '' : ` Did you mean “${nearest}”?`;
    terminal.err(`casebook: there is no command “${name}”.${guess} See: npm run casebook -- help\n`);
    return 2;
  }
  const command = await load();
  return runCommand(command, rest, terminal);
}

async function runCommand(command: Command, words: string[], terminal: Terminal): Promise<ExitStatus> {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values['help']) {
      terminal.out(command.help);
      return 0;
    }
    return await command.run({ values, positionals }, terminal);
  } catch (error) {
    if (error instanceof UsageError || isParseArgsError(error)) {
      terminal.err(
        `casebook ${command.name}: ${error.message}\nSee: npm run casebook -- ${command.name} --help\n`,
      );
      return 2;
    }
    if (error instanceof CommandError) {
      terminal.err(`casebook ${command.name}: ${error.message}\n`);
      return 1;
    }
    if (isFileError(error)) {
      terminal.err(`casebook ${command.name}: ${error.message}\n`);
      return 1;
    }
    throw error;
  }
}

/** An error of the file system, which names what it wanted and where. */
function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && 'syscall' in error && 'path' in error;
}

function isParseArgsError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}

/** Version of Casebook, as its package says. */
async function readVersion(): Promise<string> {
  const text = await readFile(path.join(import.meta.dirname, '../../package.json'), 'utf8');
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? 'unknown';
}

async function overview(table: CommandTable): Promise<string> {
  const lines = await Promise.all(
    Object.values(table).map(async (load) => {
      const { name, summary } = await load();
      return `  ${name.padEnd(12)} ${summary}`;
    }),
  );
  return `Casebook: knowledge base and case linkage for support engineers\n\nUsage: npm run casebook -- COMMAND [OPTIONS]\n\n${lines.join('\n')}\n\nHelp on a command: npm run casebook -- COMMAND --help\nVersion: npm run casebook -- --version\n`;
}
