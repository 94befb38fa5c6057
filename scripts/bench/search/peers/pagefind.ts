import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { importPackage } from '../../peers/import-package.ts';
import { bestQuality } from '../../../../src/cli/build/compress.ts';
import type { ServedFile } from '../browser/serve-files.ts';
import type { Engine } from '../engine.ts';
import { childrenPeakMemoryMB } from '../peak-memory.ts';
import { languageOf } from './index-files.ts';

/** What is used of Pagefind's Node API. */
interface Pagefind {
  readonly createIndex: (options: object) => Promise<{ readonly index?: PagefindIndex }>;
  readonly close: () => Promise<unknown>;
}

interface PagefindIndex {
  readonly addHTMLFile: (file: {
    readonly url: string;
    readonly content: string;
  }) => Promise<{ readonly errors: readonly string[] }>;
  readonly getFiles: () => Promise<{
    readonly errors: readonly string[];
    readonly files: readonly { readonly path: string; readonly content: Uint8Array }[];
  }>;
}

const fragmentSchema = z.object({ url: z.string() });

/**
 * Pagefind over one HTML page a document, the title as its heading of the first level, which Pagefind weighs seven
 * times. It searches in Chromium, in its own worker; a first result is shown when its fragment has come.
 */
export const pagefindEngine: Engine = {
  name: 'pagefind',
  build: async (documents, folder) => {
    // Its exports are those of a module.
    const pagefind = (await importPackage('pagefind')) as Pagefind;
    const language = languageOf(documents);
    const started = performance.now();
    const { index } = await pagefind.createIndex({});
    if (!index) throw new Error('Pagefind made no index');
    for (const [position, { title, text }] of documents.entries()) {
      const { errors } = await index.addHTMLFile({
        url: `/${position}/`,
        content: pageOf(language, title, text),
      });
      if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
    }
    const { files } = await index.getFiles();
    const ms = performance.now() - started;
    for (const { path: name, content } of files) {
      if (!isLoaded(name)) continue;
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    const otherPeakMB = childrenPeakMemoryMB();
    await pagefind.close();
    return { ms, otherPeakMB };
  },
  kindOf: pagefindKindOf,
  textKinds: ['fragment'],
  open: async (folder, documents) => {
    const files = new Map<string, ServedFile>([
      ['/page.js', { bytes: Buffer.from(pageScript), quality: bestQuality }],
    ]);
    for (const name of await readdir(folder, { recursive: true })) {
      if (path.extname(name) === '') continue;
      const bytes = await readFile(path.join(folder, name));
      files.set(`/pagefind/${name.split(path.sep).join('/')}`, { bytes, quality: bestQuality });
    }
    // Loaded here, as the browser's driver would count in the memory of the process that only builds.
    const { openInBrowser } = await import('../browser/open-in-browser.ts');
    const addresses = readAddresses(files);
    return openInBrowser({
      files,
      script: '/page.js',
      language: languageOf(documents),
      idOf: (id) => documents[Number(addresses.get(id)?.replaceAll('/', ''))]?.id ?? id,
      kindOf: pagefindKindOf,
    });
  },
};

/** A result can be shown when its fragment has come; the times are those until the first can. */
const pageScript = `
const opening = import('/pagefind/pagefind.js').then(async (pagefind) => {
  await pagefind.init();
  return pagefind;
});
globalThis.benchSearch = async (text, { limit }) => {
  const started = performance.now();
  const pagefind = await opening;
  const { results } = await pagefind.search(text);
  await results[0]?.data();
  const ms = performance.now() - started;
  return { keys: results.slice(0, limit).map(({ id }) => id), ms };
};
globalThis.benchShow = async (text, count) => {
  const pagefind = await opening;
  const { results } = await pagefind.search(text);
  await Promise.all(results.slice(0, count).map((result) => result.data()));
};
`;

/** Addresses of pages by the id that a result has before its fragment is loaded: the name of the fragment. */
function readAddresses(files: ReadonlyMap<string, ServedFile>): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const [name, { bytes }] of files) {
    const id = /\/([^/]+)\.pf_fragment$/.exec(name)?.[1];
    if (id === undefined) continue;
    const text = gunzipSync(bytes).toString('utf8');
    addresses.set(id, fragmentSchema.parse(JSON.parse(text.slice(text.indexOf('{')))).url);
  }
  return addresses;
}

function pagefindKindOf(file: string): string {
  if (file.endsWith('.js') || path.basename(file).startsWith('wasm.')) return 'script';
  return /\.pf_([a-z]+)$/.exec(file)?.[1] ?? 'entry';
}

/** Whether a page with an interface of its own ever loads a file. */
function isLoaded(name: string): boolean {
  return !/(?:ui|highlight)\.(?:js|css)$/.test(name);
}

function pageOf(language: string, title: string, text: string): string {
  const paragraphs = text
    .split('\n')
    .map((line) => `<p>${escapeText(line)}</p>`)
    .join('');
  return `<!doctype html><html lang="${language}"><head><title>${escapeText(title)}</title></head><body><main><h1>${escapeText(title)}</h1>${paragraphs}</main></body></html>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
