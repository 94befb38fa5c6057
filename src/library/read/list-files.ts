import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { articleTypes } from '../../core/article/registry.ts';

/** Paths of every article file below a content folder, relative to it, with `/`, in order. Missing folders are empty. */
export async function listArticleFiles(contentDir: string): Promise<string[]> {
  return (await listContent(contentDir)).articles;
}

/** What lies in a content folder and looks like an article. All paths are relative to it, with `/`, in order. */
export interface ContentFiles {
  /** Files in the folders of the types. */
  readonly articles: string[];
  /** Files that look like articles and lie where none is read. */
  readonly strays: string[];
  /** Symbolic links, which may lead anywhere and are not followed. */
  readonly links: string[];
}

/** Lists a content folder. Hidden folders (an importer's ledger, git) are not looked into. */
export async function listContent(contentDir: string): Promise<ContentFiles> {
  const found: ContentFiles = { articles: [], strays: [], links: [] };
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await entriesOf(path.join(contentDir, folder))) {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isSymbolicLink()) found.links.push(file);
      else if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && entry.name !== 'node_modules') await walk(file);
      } else if (entry.isFile() && /\.mdx?$/i.test(entry.name)) {
        (isInTypeFolder(file) ? found.articles : found.strays).push(file);
      }
    }
  };
  await walk('');
  for (const list of Object.values(found) as string[][]) list.sort();
  return found;
}

/** Whether a file lies directly in the folder of a type, with an ending in lower case. */
function isInTypeFolder(file: string): boolean {
  const [folder, name, ...deeper] = file.split('/');
  return (
    deeper.length === 0 &&
    name !== undefined &&
    /\.mdx?$/.test(name) &&
    articleTypes.some((type) => type.folder === folder)
  );
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Text of a file, without byte order mark and with `\n` line ends.
 *
 * @throws when the file cannot be read or is not UTF-8.
 */
export async function readText(file: string): Promise<string> {
  return decoder.decode(await readFile(file)).replace(/\r\n?/g, '\n');
}
