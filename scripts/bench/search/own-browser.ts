import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { bestQuality } from '../../../src/cli/build/compress.ts';
import { indexQuality } from '../../../src/cli/build/stage-search-index.ts';
import { openInBrowser, type EngineInBrowser } from './browser/open-in-browser.ts';
import type { ServedFile } from './browser/serve-files.ts';
import { bundleForBrowser, bytesOf } from './bundle-for-browser.ts';
import { idsOf, kindOf } from './own-articles.ts';
import type { DocumentName } from './read-set.ts';

/** Opens what `build` wrote in Chromium, as a page of the site does: in the worker that the site ships. */
export async function openOwnInBrowser(
  folder: string,
  documents: readonly DocumentName[],
): Promise<EngineInBrowser> {
  const files = new Map<string, ServedFile>();
  let script = '';
  for (const bundled of await bundleForBrowser(path.join(import.meta.dirname, 'browser/own-page.ts'))) {
    const address = `/${bundled.fileName}`;
    if (bundled.type === 'chunk' && bundled.isEntry) script = address;
    files.set(address, { bytes: bytesOf(bundled), quality: bestQuality });
  }
  for (const name of await readdir(folder)) {
    const bytes = await readFile(path.join(folder, name));
    files.set(`/search-index/${name}`, { bytes, quality: indexQuality(name) });
  }
  return openInBrowser({
    files,
    script,
    language: documents[0]?.lang ?? 'en',
    idOf: idsOf(documents),
    kindOf: (file) => (file.endsWith('.js') ? 'script' : kindOf(path.basename(file))),
  });
}
