import path from 'node:path';
import { lunrForReaders } from '../../../src/site/search/lunr-for-readers.ts';
import { build, type Plugin, type Rolldown } from 'vite';

export const projectDir = path.resolve(import.meta.dirname, '../../..');

/** A file that a bundle consists of. */
export type BundledFile = Rolldown.OutputChunk | Rolldown.OutputAsset;

/** Bundles a module for browsers with what it imports, workers too, the way that the site is bundled. */
export async function bundleForBrowser(entry: string): Promise<readonly BundledFile[]> {
  return bundle(entry, projectDir);
}

/** Like `bundleForBrowser`, from the text of a module that may import the packages installed in a folder. */
export async function bundleSource(source: string, root: string): Promise<readonly BundledFile[]> {
  const name = 'page.js';
  return bundle(name, root, {
    name: 'source',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? source : undefined),
  });
}

async function bundle(entry: string, root: string, plugin?: Plugin): Promise<readonly BundledFile[]> {
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    plugins: [lunrForReaders(), ...(plugin ? [{ ...plugin, enforce: 'pre' as const }] : [])],
    worker: { format: 'es', plugins: () => [lunrForReaders()] },
    build: {
      write: false,
      assetsInlineLimit: 0,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  // A build that neither watches nor has several formats gives one output.
  return (Array.isArray(built) ? built : [built]).flatMap((output) =>
    'output' in output ? output.output : [],
  );
}

/** Content of a bundle's file. */
export function bytesOf(file: BundledFile): Uint8Array {
  return Buffer.from(file.type === 'chunk' ? file.code : file.source);
}
