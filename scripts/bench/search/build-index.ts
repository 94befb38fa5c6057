import { readFileSync } from 'node:fs';
import process from 'node:process';
import { findEngine } from './find-engine.ts';
import { readDocuments } from './read-set.ts';

/*
 * Run by `measure-build.ts` in a process of its own: reads the set, builds one engine's index into a folder and prints
 * `{ "ms", "peakMB" }`.
 */
const [engineName = '', dataFolder = '', folder = ''] = process.argv.slice(2);
const documents = await readDocuments(dataFolder);
const engine = await findEngine(engineName);
const { ms } = await engine.build(documents, folder);
process.stdout.write(`${JSON.stringify({ ms: Math.round(ms), peakMB: Math.round(peakMB()) })}\n`);

/**
 * Largest resident memory of this process. `resourceUsage().maxRSS` would count the parent's as well on Linux, where it
 * outlives the start of another program, so that /proc is asked first.
 */
function peakMB(): number {
  try {
    const line = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (line) return Number(line[1]) / 1024;
  } catch {
    // No /proc here.
  }
  return process.resourceUsage().maxRSS / 1024;
}
