import process from 'node:process';
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Wrong use; the message says what to write instead. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/**
 * Reads words of a command line.
 *
 * @throws {WrongUse} With what is wrong in one sentence.
 */
export function parseOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...words], options }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // What follows tells how to write positional arguments, which benchmarks do not have.
    throw new WrongUse(message.replace(/\. (?:To specify|This command).*$/s, ''));
  }
}

/**
 * Reads what a benchmark was called with. Prints its help where that is asked for and ends; ends with status 2 where something is wrong,
 * with a line that says what, and the usage.
 */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  help: string,
  options: Options,
): ReturnType<typeof parseOptions<Options>> {
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(help);
    process.exit(0);
  }
  try {
    return parseOptions(process.argv.slice(2), options);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    return refuseUse(help, error.message);
  }
}

/** A whole number that an option was given. Ends with status 2 where it is none, or too small. */
export function readCount(help: string, option: string, text: string, least: 0 | 1): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(number) && number >= least) return number;
  return refuseUse(help, `${option} is a whole number from ${least}, not ${JSON.stringify(text)}`);
}

function refuseUse(help: string, message: string): never {
  const usage = /^Usage: .*$/m.exec(help)?.[0] ?? '';
  process.stderr.write(`${message}. --help tells more.\n${usage}\n`);
  process.exit(2);
}
