import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** One run of a command, measured from outside. */
export interface Measured {
  readonly seconds: number;
  /** Largest sum of resident memory over the command's whole process tree, in MB; `undefined` where there is no /proc. */
  readonly peakMB: number | undefined;
}

/** How often memory is sampled, in milliseconds. */
const interval = 50;

/**
 * Runs a command to its end.
 *
 * @throws Error with the end of its output when it fails.
 */
export async function runMeasured(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly environment?: Readonly<Record<string, string>> },
): Promise<Measured> {
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let tail = '';
  const keepTail = (chunk: Buffer): void => {
    tail = (tail + chunk.toString('utf8')).slice(-3000);
  };
  child.stdout.on('data', keepTail);
  child.stderr.on('data', keepTail);
  let peak: number | undefined;
  const sampler = setInterval(() => {
    const sample = child.pid === undefined ? undefined : residentMB(child.pid);
    if (sample !== undefined) peak = Math.max(peak ?? 0, sample);
  }, interval);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(sampler);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with status ${status}:\n${tail}`);
  return {
    seconds: Math.round(performance.now() - started) / 1000,
    peakMB: peak === undefined ? undefined : Math.round(peak),
  };
}

/** Resident memory of a process and all below it, from /proc. */
function residentMB(root: number): number | undefined {
  const children = new Map<number, number[]>();
  const resident = new Map<number, number>();
  let names;
  try {
    names = readdirSync('/proc');
  } catch {
    return undefined;
  }
  for (const name of names) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0);
      resident.set(Number(name), Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  let total = 0;
  const queue = [root];
  for (const pid of queue) {
    total += resident.get(pid) ?? 0;
    queue.push(...(children.get(pid) ?? []));
  }
  return total;
}
