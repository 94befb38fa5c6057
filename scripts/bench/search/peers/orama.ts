import { importPackage } from '../../peers/import-package.ts';
import type { Engine } from '../engine.ts';
import { kindOf, languageOf, readWholeIndex, weighWholeIndex, writeWholeIndex } from './index-files.ts';

/** What is used of Orama 3. */
interface Orama {
  readonly create: (options: object) => unknown;
  readonly insertMultiple: (index: unknown, documents: readonly object[]) => Promise<unknown>;
  readonly save: (index: unknown) => unknown;
  readonly load: (index: unknown, raw: unknown) => void;
  readonly search: (
    index: unknown,
    asked: object,
  ) => Promise<{ readonly hits: readonly { readonly id: string }[] }>;
}

/** A tokenizer by language: what to import of which package, and the options that it makes. */
interface Tokenizing {
  readonly imports: Readonly<Record<string, readonly [string, string]>>;
  readonly options: (imported: Readonly<Record<string, unknown>>) => object;
}

const english: Tokenizing = {
  imports: { stopwords: ['@orama/stopwords/english', 'stopwords'] },
  options: ({ stopwords }) => ({ language: 'english', stemming: true, stopWords: stopwords }),
};

const tokenizings: Readonly<Record<string, Tokenizing>> = {
  it: {
    imports: {
      stemmer: ['@orama/stemmers/italian', 'stemmer'],
      stopwords: ['@orama/stopwords/italian', 'stopwords'],
    },
    options: ({ stemmer, stopwords }) => ({
      language: 'italian',
      stemming: true,
      stemmer,
      stopWords: stopwords,
    }),
  },
  // There is a splitter for Czech, but no stemmer.
  cs: { imports: {}, options: () => ({ language: 'czech', stemming: false }) },
  zh: {
    imports: {
      createTokenizer: ['@orama/tokenizers/mandarin', 'createTokenizer'],
      stopwords: ['@orama/stopwords/mandarin', 'stopwords'],
    },
    options: ({ createTokenizer, stopwords }) =>
      (createTokenizer as (options: object) => object)({ language: 'mandarin', stopWords: stopwords }),
  },
};

/**
 * Orama: titles twice as heavy, any word may match, with stemmer and stop words where it has them. It matches beginnings
 * of words always; its `exact` looks for the words as they are written, case included.
 */
export const oramaEngine: Engine = {
  name: 'orama',
  build: async (documents, folder) => {
    const orama = await loadOrama();
    const options = await optionsFor(languageOf(documents));
    const started = performance.now();
    const index = orama.create(options);
    await orama.insertMultiple(
      index,
      documents.map(({ title, text }, position) => ({ id: String(position), title, text })),
    );
    const json = JSON.stringify(orama.save(index));
    const ms = performance.now() - started;
    await writeWholeIndex(folder, json);
    return { ms };
  },
  kindOf,
  open: async (folder, documents) => {
    const orama = await loadOrama();
    const language = languageOf(documents);
    const index = orama.create(await optionsFor(language));
    orama.load(index, JSON.parse(await readWholeIndex(folder)));
    const { imports } = tokenizings[language] ?? english;
    const source = Object.entries(imports).map(
      ([name, [from, member]]) => `export { ${member} as ${name} } from '${from}';`,
    );
    return {
      search: async (text, { limit }) => {
        const { hits } = await orama.search(index, { term: text, boost: { title: 2 }, threshold: 1, limit });
        return hits.flatMap(({ id }) => documents[Number(id)]?.id ?? []);
      },
      weigh: await weighWholeIndex(
        folder,
        `export { create, load, search } from '@orama/orama'; ${source.join(' ')}`,
      ),
    };
  },
};

async function loadOrama(): Promise<Orama> {
  return (await importPackage('@orama/orama')) as Orama;
}

async function optionsFor(language: string): Promise<object> {
  const { imports, options } = tokenizings[language] ?? english;
  const imported: Record<string, unknown> = {};
  for (const [name, [from, member]] of Object.entries(imports))
    imported[name] = ((await importPackage(from)) as Readonly<Record<string, unknown>>)[member];
  return { schema: { title: 'string', text: 'string' }, components: { tokenizer: options(imported) } };
}
