import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Folders of a content folder that hold articles, with the prefix of their ids. */
const folders: Readonly<Record<string, string>> = {
  'service-notes': 'SN',
  'best-practices': 'BP',
  procedures: 'PR',
  'back-out-plans': 'BO',
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
      const copy = source
        .replace(/^id: .*$/m, `id: ${id}`)
        .replace(/^title: (["']?)/m, `title: $1Copy ${round} of `)
        .replace(/^aliases:.*\n(?:[ -].*\n)*/m, '');
      await writeFile(path.join(to, folder, `${id.toLowerCase()}.mdx`), copy);
    }
  }
  return total;
}
