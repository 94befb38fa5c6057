import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { servedSize } from '../../../src/cli/build/compress.ts';
import { indexQuality } from '../../../src/cli/build/stage-search-index.ts';
import { articleAddress } from '../../../src/core/article/address.ts';
import { buildIndexOf } from '../../../src/core/search/build/build-search-index.ts';
import { openSearch } from '../../../src/core/search/engine/open-search.ts';
import type { SearchArticle } from '../../../src/core/search/search-document.ts';
import { cutSections } from './cut-sections.ts';
import type { Engine } from './engine.ts';
import { kindOf } from './measure-build.ts';
import { weighQueryScripts } from './query-scripts.ts';
import type { SetDocument } from './read-set.ts';

/** Casebook's own search. All that the benchmark knows of it is in this file. */
export const ownEngine: Engine = {
  name: 'casebook',
  build: async (documents, folder) => {
    const articles = documents.map(articleOf);
    const started = performance.now();
    const files = buildIndexOf(articles);
    const ms = performance.now() - started;
    for (const { name, bytes } of files) await writeFile(path.join(folder, name), bytes);
    return { ms };
  },
  open: async (folder, documents) => {
    const files = new Map<string, Uint8Array>();
    for (const name of await readdir(folder)) files.set(name, await readFile(path.join(folder, name)));
    const idOf = new Map(documents.map(({ id }, position) => [keyOf(position), id]));
    const load = async (name: string): Promise<Uint8Array> => {
      const bytes = files.get(name);
      if (!bytes) throw new Error(`the index has no file ${name}`);
      return bytes;
    };
    const { search } = await openSearch({ load });
    const script = await weighQueryScripts();
    const sizes = new Map<string, Promise<number>>();
    const sizeOf = async (name: string): Promise<number> => {
      const size = sizes.get(name) ?? servedSize(await load(name), indexQuality(name));
      sizes.set(name, size);
      return size;
    };
    return {
      search: async (text, { limit, asYouType }) => {
        const { hits } = await search(text, { limit, asYouType, loosen: true });
        // A document is one article, so that no two results are of the same.
        return hits.map(({ key }) => idOf.get(key) ?? key);
      },
      weigh: async (text) => {
        const loaded = new Set<string>();
        const fresh = await openSearch({
          load: async (name) => {
            loaded.add(name);
            return load(name);
          },
        });
        await fresh.search(text, { limit: shownResults, loosen: true });
        const index: Record<string, number> = {};
        for (const name of loaded) index[kindOf(name)] = (index[kindOf(name)] ?? 0) + (await sizeOf(name));
        return { script, index };
      },
    };
  },
};

/** As many results as the site's search page asks for at once. */
const shownResults = 10;

/** Ids like those of real articles; a set's own may be long paths, which no article has. */
function keyOf(position: number): string {
  return `SN-${String(position + 1).padStart(4, '0')}`;
}

function articleOf(document: SetDocument, position: number): SearchArticle {
  const { title, lang } = document;
  return {
    key: keyOf(position),
    address: articleAddress(keyOf(position)),
    language: lang,
    type: 'service-note',
    confidence: 'validated',
    audience: 'public',
    products: [],
    title,
    summary: '',
    texts: { title },
    sections: cutSections(document),
  };
}
