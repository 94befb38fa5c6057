import { readdirSync, readFileSync } from 'node:fs';

/**
 * Milliseconds that a process has had a processor for, all its threads together: what an answer costs, however busy the machine is.
 * `undefined` where the system does not tell (it does on Linux).
 */
export function processorTimeOf(pid: number): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
    );
    return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
  } catch {
    return undefined;
  }
}
