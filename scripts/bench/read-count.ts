import process from 'node:process';

/** A whole number that a benchmark was given. Ends with status 2 where it is none, or too small. */
export function readCount(text: string, least: 0 | 1): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isInteger(number) && number >= least) return number;
  process.stderr.write(`“${text}” is no number of these. See --help\n`);
  return process.exit(2);
}
