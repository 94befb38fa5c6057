import process from 'node:process';
import { findEngine } from './find-engine.ts';
import { peakMemoryMB } from './peak-memory.ts';
import { readDocuments } from './read-set.ts';
import { scaleDocuments } from './scale-documents.ts';

/*
 * Run by `measure-build.ts` in a process of its own: reads the set, builds one engine's index into a folder and prints
 * `{ "ms", "peakMB" }`.
 */
const [engineName = '', dataFolder = '', folder = '', times = '1'] = process.argv.slice(2);
const documents = scaleDocuments(await readDocuments(dataFolder), Number(times));
const engine = await findEngine(engineName);
const { ms, otherPeakMB = 0 } = await engine.build(documents, folder);
const peakMB = peakMemoryMB() + otherPeakMB;
process.stdout.write(`${JSON.stringify({ ms: Math.round(ms), peakMB: Math.round(peakMB) })}\n`);
