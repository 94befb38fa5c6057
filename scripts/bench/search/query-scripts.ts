import path from 'node:path';
import type { Rolldown } from 'vite';
import { bestQuality } from '../../../src/cli/build/compress.ts';
import { bundleForBrowser, projectDir } from './bundle-for-browser.ts';
import { servedSize } from './served-size.ts';

/** Workers are assets of a bundle, which does not say what they import. */
const staticImport = /(?:from|import)\s*["']\.\/([^"']+)["']/g;

let weight: Promise<number> | undefined;

/**
 * Compressed bytes of the scripts that a page of the site loads for its first query: the dialog with all that it imports
 * at once, and the worker. Bundled as Astro bundles the site.
 */
export async function weighQueryScripts(): Promise<number> {
  weight ??= weighBundle();
  return weight;
}

async function weighBundle(): Promise<number> {
  const bundle = await bundleForBrowser(path.join(projectDir, 'src/site/search/search-dialog.ts'));
  const chunks = new Map<string, Rolldown.OutputChunk>();
  const ofWorker = new Map<string, string>();
  for (const output of bundle) {
    if (output.type === 'chunk') chunks.set(output.fileName, output);
    else if (output.fileName.endsWith('.js'))
      ofWorker.set(path.basename(output.fileName), String(output.source));
  }
  const entry = Array.from(chunks.values()).find(({ isEntry }) => isEntry);
  const worker = Array.from(ofWorker.keys()).find((name) => name.startsWith('search-worker-'));
  if (!entry || worker === undefined) throw new Error('the search dialog has no entry or no worker');
  // What is imported later is for few: for queries that find nothing, for browsers that block workers.
  const loaded = new Set([entry.fileName]);
  for (const name of loaded) for (const imported of chunks.get(name)?.imports ?? []) loaded.add(imported);
  const loadedByWorker = new Set([worker]);
  for (const name of loadedByWorker) {
    for (const [, imported = ''] of (ofWorker.get(name) ?? '').matchAll(staticImport))
      loadedByWorker.add(imported);
  }
  const scripts = [
    ...Array.from(loaded, (name) => chunks.get(name)?.code ?? ''),
    ...Array.from(loadedByWorker, (name) => ofWorker.get(name) ?? ''),
  ];
  const sizes = await Promise.all(
    scripts.map(async (script) => servedSize(Buffer.from(script), bestQuality)),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
