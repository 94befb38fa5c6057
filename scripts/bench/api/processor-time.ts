import { readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second for programs, whatever the kernel's own clock. */
const tickMicroseconds = 10_000;

/**
 * Processor time that a process has taken, its threads and the kernel's work for it included, in microseconds. What else the machine does
 * changes it little, where it changes rates much.
 *
 * @returns `undefined` on systems that do not tell it in /proc (see proc(5), `utime` and `stime`).
 */
export async function readProcessorTime(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The second field is the program's name, in brackets, and may hold spaces.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  if (!fields) return undefined;
  return (Number(fields[11]) + Number(fields[12])) * tickMicroseconds;
}
