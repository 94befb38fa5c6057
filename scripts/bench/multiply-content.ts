import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';

/**
 * Folders whose articles are multiplied, with the prefix of their ids. The other types refer to each other one to one
 * (a plan restores its procedure), so that copies of them would be wrong.
 */
const folders: Readonly<Record<string, string>> = {
  'service-notes': 'SN',
  'best-practices': 'BP',
};

/**
 * Copies a content folder and multiplies its articles, under new ids, until there are at least `count`. Every copy
 * has a marker in its title, so that no two articles are equal.
 *
 * @returns The number of articles in the copy.
 */
export async function multiplyContent(from: string, to: string, count: number): Promise<number> {
  await cp(from, to, { recursive: true });
  const originals: { readonly folder: string; readonly prefix: string; readonly source: string }[] = [];
  let next = 0;
  for (const [folder, prefix] of Object.entries(folders)) {
    await mkdir(path.join(to, folder), { recursive: true });
    for (const name of await readdir(path.join(from, folder)).catch(() => [])) {
      const match = /^[a-z]{2}-(\d+)\.mdx$/.exec(name);
      if (!match) continue;
      next = Math.max(next, Number(match[1]));
      originals.push({ folder, prefix, source: await readFile(path.join(from, folder, name), 'utf8') });
    }
  }
  let total = originals.length;
  if (total === 0) throw new Error(`no articles in ${from}`);
  for (let round = 2; total < count; round += 1) {
    for (const { folder, prefix, source } of originals) {
      if (total >= count) break;
      next += 1;
      total += 1;
      const id = `${prefix}-${String(next).padStart(4, '0')}`;
      const copy = copyOf(source, id, round);
      await writeFile(path.join(to, folder, `${id.toLowerCase()}.mdx`), copy);
    }
  }
  return total;
}

/** The article under another id, with a title of its own and no aliases, which only one article may have. */
function copyOf(source: string, id: string, round: number): string {
  const end = source.indexOf('\n---\n', 3);
  const frontMatter = parseDocument(source.slice(4, end));
  frontMatter.set('id', id);
  frontMatter.set('title', `Copy ${round} of ${String(frontMatter.get('title'))}`.slice(0, 200));
  frontMatter.delete('aliases');
  return `---\n${frontMatter.toString()}---\n${source.slice(end + 5)}`;
}
