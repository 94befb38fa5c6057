import { readFileSync } from 'node:fs';
import type { LoadFile } from '../../../src/core/search/engine/file-memory.ts';
import type { SearchFile } from '../../../src/core/search/build/build-search-index.ts';
import type { SearchArticle } from '../../../src/core/search/search-document.ts';

/** A search article with a text or sections; everything else has a value that tests may ignore. */
export function exampleArticle(
  overrides: Partial<SearchArticle> & { readonly text?: string } = {},
): SearchArticle {
  const { text = '', ...rest } = overrides;
  const title = rest.title ?? 'Untitled';
  const key = rest.key ?? 'SN-0001';
  return {
    key,
    address: '/articles/sn-0001/',
    language: 'en',
    type: 'service-note',
    confidence: 'validated',
    audience: 'public',
    products: [],
    day: 0,
    title,
    summary: '',
    texts: { title, codes: key.replace(/\..*$/, '') },
    sections: [{ id: '', heading: '', text }],
    ...rest,
  };
}

/** Loads files of an index from memory, and rejects for those it does not have. */
export function loadFrom(files: readonly SearchFile[]): LoadFile {
  const bytes = new Map(files.map((file) => [file.name, file.bytes]));
  return async (name) => {
    const found = bytes.get(name);
    if (!found) throw new Error(`no file ${name}`);
    return found;
  };
}

/** Strings that break software; see the data's README. */
export function readHostileStrings(): string[] {
  const strings: unknown = JSON.parse(readFileSync('../shared/data/hostile/blns.json', 'utf8'));
  return Array.isArray(strings) ? strings.filter((item) => typeof item === 'string') : [];
}

/** The real questions and answers of the stackfaq set as articles. */
export function readStackfaq(): SearchArticle[] {
  return readFileSync('../shared/data/search/stackfaq/docs.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { id, title, text } = JSON.parse(line) as { id: string; title: string; text: string };
      const half = text.indexOf('. ', text.length / 2) + 1;
      const sections = [text.slice(0, half), text.slice(half)].map((part, index) => ({
        id: `part-${index}`,
        heading: `Answer ${index + 1}`,
        text: part,
      }));
      return exampleArticle({ key: id, title, texts: { title, codes: id }, sections });
    });
}

/** What people asked, by the key of the article that answers it. */
export function readStackfaqQuestions(): ReadonlyMap<string, readonly string[]> {
  const texts = new Map(readLines('queries.jsonl').map(({ id, text }) => [id, text ?? '']));
  return new Map(
    Array.from(
      Map.groupBy(readLines('qrels.jsonl'), ({ docId }) => docId ?? ''),
      ([article, ofArticle]) => [article, ofArticle.map(({ queryId }) => texts.get(queryId) ?? '')],
    ),
  );
}

function readLines(name: string): Readonly<Record<string, string>>[] {
  return readFileSync(`../shared/data/search/stackfaq/${name}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, string>>);
}
