import { readFileSync } from 'node:fs';
import process from 'node:process';

/**
 * Largest resident memory of this process so far, in MB. `resourceUsage().maxRSS` would count the parent's as well on
 * Linux, where it outlives the start of another program, so that /proc is asked first.
 */
export function peakMemoryMB(): number {
  return peakOf('self') ?? process.resourceUsage().maxRSS / 1024;
}

/** The same of the programs that this process has started and that still run; 0 where there is no /proc. */
export function childrenPeakMemoryMB(): number {
  let children: string[];
  try {
    children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ');
  } catch {
    return 0;
  }
  return children.filter((pid) => pid !== '').reduce((sum, pid) => sum + (peakOf(pid) ?? 0), 0);
}

function peakOf(pid: string): number | undefined {
  try {
    const line = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Number(line[1]) / 1024 : undefined;
  } catch {
    return undefined;
  }
}
