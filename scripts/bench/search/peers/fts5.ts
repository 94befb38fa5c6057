import path from 'node:path';
import Database from 'better-sqlite3';
import { bulkQuality } from '../../../../src/cli/build/compress.ts';
import type { Engine } from '../engine.ts';
import { kindOf, languageOf } from './index-files.ts';
import { isUnspaced, segmentWords } from '../segment-words.ts';

/**
 * SQLite's FTS5 with bm25: titles twice as heavy, any word may match, Porter's stemmer for English, diacritics folded,
 * indexes for short beginnings; Chinese cut by the platform's dictionary. It runs on a server, so it has no bytes.
 */
export const fts5Engine: Engine = {
  name: 'fts5',
  build: async (documents, folder) => {
    const language = languageOf(documents);
    const started = performance.now();
    const database = new Database(path.join(folder, 'index.db'));
    database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
      CREATE VIRTUAL TABLE documents USING fts5 (title, text, prefix = '1 2 3',
        tokenize = "${language === 'en' ? 'porter ' : ''}unicode61 remove_diacritics 2")`);
    const insert = database.prepare('INSERT INTO documents (rowid, title, text) VALUES (?, ?, ?)');
    database.transaction(() => {
      documents.forEach(({ title, text }, position) =>
        insert.run(position + 1, spaced(title, language), spaced(text, language)),
      );
    })();
    database.exec("INSERT INTO documents (documents) VALUES ('optimize')");
    database.close();
    return { ms: performance.now() - started };
  },
  kindOf,
  sizeQuality: bulkQuality,
  open: async (folder, documents) => {
    const language = languageOf(documents);
    const database = new Database(path.join(folder, 'index.db'), { readonly: true });
    const select = database
      .prepare<[string, number], number>(
        'SELECT rowid FROM documents WHERE documents MATCH ? ORDER BY bm25(documents, 2.0, 1.0) LIMIT ?',
      )
      .pluck();
    return {
      search: async (text, { limit, asYouType }) => {
        const words = spaced(text, language).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
        if (words.length === 0) return [];
        const match = `${words.map((word) => `"${word}"`).join(' OR ')}${asYouType ? '*' : ''}`;
        return select.all(match, limit).flatMap((row) => documents[row - 1]?.id ?? []);
      },
      close: async () => {
        database.close();
      },
    };
  },
};

/** A text with spaces between its words, where the language has none. */
function spaced(text: string, language: string): string {
  return isUnspaced(language) ? segmentWords(text, language).join(' ') : text;
}
