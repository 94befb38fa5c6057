import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { indexQuality } from '../../../src/cli/build/stage-search-index.ts';
import { buildIndexOf } from '../../../src/core/search/build/build-search-index.ts';
import { openSearch, type Search } from '../../../src/core/search/engine/open-search.ts';
import type { Engine } from './engine.ts';
import { articlesOf, idsOf, kindOf, shownAtOnce } from './own-articles.ts';
import { servedSize } from './served-size.ts';

/** Casebook's own search. The benchmark knows of it what is in the files named `own-…`, and nothing else. */
export const ownEngine: Engine = {
  name: 'casebook',
  build: async (documents, folder) => {
    const articles = articlesOf(documents);
    const started = performance.now();
    const files = buildIndexOf(articles);
    const ms = performance.now() - started;
    for (const { name, bytes } of files) await writeFile(path.join(folder, name), bytes);
    return { ms };
  },
  kindOf,
  textKinds: ['store'],
  open: async (folder, documents) => {
    const files = new Map<string, Uint8Array>();
    for (const name of await readdir(folder)) files.set(name, await readFile(path.join(folder, name)));
    const idOf = idsOf(documents);
    const load = async (name: string): Promise<Uint8Array> => {
      const bytes = files.get(name);
      if (!bytes) throw new Error(`the index has no file ${name}`);
      return bytes;
    };
    const { search } = await openSearch({ load });
    // Loaded here, as the bundler would count in the memory of the process that only builds.
    const { weighQueryScripts } = await import('./query-scripts.ts');
    const script = await weighQueryScripts();
    const sizeOf = async (name: string): Promise<number> => servedSize(await load(name), indexQuality(name));
    return {
      search: async (text, { limit, asYouType }) => {
        const { hits } = await search(text, { limit, asYouType, loosen: true });
        // A document is one article, so that no two results are of the same.
        return hits.map(({ key }) => idOf(key));
      },
      weigh: async (text) => {
        const first = await listLoaded(load, async ({ search: ask }, mark) => {
          await ask(text, { limit: shownAtOnce, loosen: true, hasFacets: false, onFirst: mark });
        });
        const all = await listLoaded(load, async ({ search: ask }) => {
          await ask(text, { limit: shownAtOnce, loosen: true });
        });
        const index: Record<string, number> = {};
        for (const name of first) index[kindOf(name)] = (index[kindOf(name)] ?? 0) + (await sizeOf(name));
        let indexForAll = 0;
        for (const name of all) indexForAll += await sizeOf(name);
        return { script, index, indexForAll };
      },
    };
  },
};

/** Files that a fresh browser loads for some work, or until the work calls `mark`. */
async function listLoaded(
  load: (name: string) => Promise<Uint8Array>,
  work: (search: Search, mark: () => void) => Promise<void>,
): Promise<ReadonlySet<string>> {
  const loaded = new Set<string>();
  const search = await openSearch({
    load: async (name) => {
      loaded.add(name);
      return load(name);
    },
  });
  let marked: ReadonlySet<string> = loaded;
  await work(search, () => {
    marked = new Set(loaded);
  });
  return marked;
}
