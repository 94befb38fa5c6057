import type { ParseArgsOptionsConfig } from 'node:util';

/** Where a command reads from and writes to; results on `out`, progress and messages on `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal, where a progress line may be rewritten. */
  readonly isInteractive: boolean;
  /** Whether `out` is a terminal, which may show colours. */
  readonly isOutTerminal?: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly workingDirectory: string;
  readonly now: () => Date;
}

/** 0: done. 1: problems found. 2: wrong use. */
export type ExitStatus = 0 | 1 | 2;

/** Options and positional arguments of one call, as `util.parseArgs` returns them. */
export interface Arguments {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** One command of the CLI; a file each. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Usage, options and examples, printed by `--help`. */
  readonly help: string;
  readonly options: ParseArgsOptionsConfig;
  readonly run: (args: Arguments, terminal: Terminal) => Promise<ExitStatus>;
}

/** Wrong use of a command: printed with a pointer to its help, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something outside went wrong that the user can mend (no such folder, port in use): printed without a stack, exit status 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
