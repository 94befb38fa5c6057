import { importPackage } from '../../peers/import-package.ts';
import type { Engine } from '../engine.ts';
import { kindOf, languageOf, readWholeIndex, weighWholeIndex, writeWholeIndex } from './index-files.ts';

/** What is used of lunr 2.3. */
interface Lunr {
  (configure: (this: Builder) => void): unknown;
  readonly tokenizer: (text: string) => readonly { toString(): string }[];
  readonly Query: { readonly wildcard: { readonly TRAILING: number } };
  readonly Index: { readonly load: (index: unknown) => LunrIndex };
  readonly it?: unknown;
}

interface Builder {
  readonly ref: (name: string) => void;
  readonly field: (name: string, options?: { readonly boost: number }) => void;
  readonly use: (plugin: unknown) => void;
  readonly add: (document: object) => void;
}

interface LunrIndex {
  readonly query: (ask: (query: LunrQuery) => void) => readonly Found[];
}

interface Found {
  readonly ref: string;
}

interface LunrQuery {
  readonly term: (
    term: string | readonly unknown[],
    options: { readonly wildcard?: number; readonly usePipeline?: boolean },
  ) => void;
}

/**
 * lunr with the whole index: its default pipeline, lunr-languages for Italian (it has no Czech, and its Chinese needs a
 * native segmenter in the browser, too), titles twice as heavy.
 */
export const lunrEngine: Engine = {
  name: 'lunr',
  build: async (documents, folder) => {
    const lunr = await loadLunr(languageOf(documents));
    const started = performance.now();
    const index = lunr(function () {
      this.ref('ref');
      this.field('title', { boost: 2 });
      this.field('text');
      if (lunr.it) this.use(lunr.it);
      documents.forEach(({ title, text }, ref) => this.add({ ref, title, text }));
    });
    const json = JSON.stringify(index);
    const ms = performance.now() - started;
    await writeWholeIndex(
      folder,
      json,
      documents.map(({ title }) => title),
    );
    return { ms };
  },
  kindOf,
  open: async (folder, documents) => {
    const language = languageOf(documents);
    const lunr = await loadLunr(language);
    const index = lunr.Index.load(JSON.parse(await readWholeIndex(folder)));
    const italian =
      language === 'it'
        ? "import support from 'lunr-languages/lunr.stemmer.support.js'; import it from 'lunr-languages/lunr.it.js'; support(lunr); it(lunr);"
        : '';
    return {
      search: async (text, { limit, asYouType }) => {
        const terms = lunr.tokenizer(text);
        const found = findOrNothing(() =>
          index.query((query) => {
            query.term(terms, {});
            const last = terms.at(-1);
            if (asYouType && last !== undefined)
              query.term(last.toString(), { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
          }),
        );
        return found.slice(0, limit).flatMap(({ ref }) => documents[Number(ref)]?.id ?? []);
      },
      weigh: await weighWholeIndex(folder, `import lunr from 'lunr'; ${italian} export { lunr };`),
    };
  },
};

/**
 * lunr's set of terms mixes up terms with digits, finds some that do not exist and then throws (olivernn/lunr.js#503). Who
 * uses it shows no results then.
 */
function findOrNothing(find: () => readonly Found[]): readonly Found[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof TypeError) return [];
    throw error;
  }
}

async function loadLunr(language: string): Promise<Lunr> {
  const { default: lunr } = (await importPackage('lunr')) as { readonly default: Lunr };
  if (language !== 'it') return lunr;
  for (const name of ['lunr-languages/lunr.stemmer.support.js', 'lunr-languages/lunr.it.js']) {
    const { default: extend } = (await importPackage(name)) as { readonly default: (lunr: Lunr) => void };
    extend(lunr);
  }
  return lunr;
}
