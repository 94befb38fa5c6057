import { importPackage } from '../../peers/import-package.ts';
import type { DocumentName } from '../read-set.ts';
import type { Engine } from '../engine.ts';
import { kindOf, languageOf, readWholeIndex, weighWholeIndex, writeWholeIndex } from './index-files.ts';
import { isUnspaced, segmentWords } from '../segment-words.ts';

/** What is used of MiniSearch 7. */
interface MiniSearch {
  readonly addAll: (documents: readonly object[]) => void;
  readonly search: (text: string, options: object) => readonly { readonly id: number }[];
}

interface MiniSearchClass {
  new (options: object): MiniSearch;
  readonly loadJSON: (json: string, options: object) => MiniSearch;
}

/** MiniSearch: titles twice as heavy, any word may match, words as they are; Chinese cut by the platform's dictionary. */
export const miniSearchEngine: Engine = {
  name: 'minisearch',
  build: async (documents, folder) => {
    const MiniSearch = await loadMiniSearch();
    const started = performance.now();
    const index = new MiniSearch(optionsFor(documents));
    index.addAll(documents.map(({ title, text }, id) => ({ id, title, text })));
    const json = JSON.stringify(index);
    const ms = performance.now() - started;
    await writeWholeIndex(folder, json);
    return { ms };
  },
  kindOf,
  open: async (folder, documents) => {
    const MiniSearch = await loadMiniSearch();
    const index = MiniSearch.loadJSON(await readWholeIndex(folder), optionsFor(documents));
    return {
      search: async (text, { limit, asYouType }) => {
        const found = index.search(text, {
          boost: { title: 2 },
          combineWith: 'OR',
          prefix: asYouType && isLast,
        });
        return found.slice(0, limit).flatMap(({ id }) => documents[id]?.id ?? []);
      },
      weigh: await weighWholeIndex(folder, "export { default } from 'minisearch';"),
    };
  },
};

function isLast(_: string, position: number, terms: readonly string[]): boolean {
  return position === terms.length - 1;
}

function optionsFor(documents: readonly DocumentName[]): object {
  const language = languageOf(documents);
  return {
    fields: ['title', 'text'],
    storeFields: ['title'],
    ...(isUnspaced(language) && { tokenize: (text: string) => segmentWords(text, language) }),
  };
}

async function loadMiniSearch(): Promise<MiniSearchClass> {
  return ((await importPackage('minisearch')) as { readonly default: MiniSearchClass }).default;
}
