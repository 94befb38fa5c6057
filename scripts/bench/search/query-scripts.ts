import path from 'node:path';
import type { Rolldown } from 'vite';
import { bestQuality } from '../../../src/cli/build/compress.ts';
import { bundleForBrowser, projectDir } from './bundle-for-browser.ts';
import { servedSize } from './served-size.ts';

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
  const workers: Rolldown.OutputAsset[] = [];
  for (const output of bundle) {
    if (output.type === 'chunk') chunks.set(output.fileName, output);
    else if (output.fileName.endsWith('.js')) workers.push(output);
  }
  const entry = Array.from(chunks.values()).find(({ isEntry }) => isEntry);
  if (!entry || workers.length !== 1) throw new Error('the search dialog has not one entry and one worker');
  // What is imported later, search in the page itself, is for browsers that block workers.
  const loaded = new Set([entry.fileName]);
  for (const name of loaded) for (const imported of chunks.get(name)?.imports ?? []) loaded.add(imported);
  const scripts = [
    ...Array.from(loaded, (name) => chunks.get(name)?.code ?? ''),
    ...workers.map(({ source }) => source),
  ];
  const sizes = await Promise.all(
    scripts.map(async (script) => servedSize(Buffer.from(script), bestQuality)),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
