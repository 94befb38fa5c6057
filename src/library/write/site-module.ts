import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isExternal, type Audience } from '../../core/article/audience.ts';
import { replaceFile } from './replace-file.ts';

/** Name of the compiled site's module in its folder. */
export const siteEntry = 'entry.mjs';

/** Folder of compiled sites in the output folder, beside the folder that is served. */
export const siteModuleFolder = 'server';

/** File in that folder which names the folder of the compiled site. */
export const siteModuleFile = 'current.json';

/**
 * Puts the compiled site where the server finds it, which makes live pages by it. The one before stays: a server that has
 * begun to use it may still load parts of it. Builds for readers outside have none.
 *
 * @param site Folder of the compiled module, and what names the code that it was compiled from.
 */
export async function writeSiteModule(
  site: { readonly moduleDir: string; readonly version: string },
  { outDir, audience }: { readonly outDir: string; readonly audience: Audience },
): Promise<void> {
  const folder = join(outDir, siteModuleFolder);
  if (isExternal(audience)) return rm(folder, { recursive: true, force: true });
  const name = createHash('sha256').update(site.version).digest('hex').slice(0, 16);
  await mkdir(folder, { recursive: true });
  if (!(await stat(join(folder, name)).catch(() => undefined))) {
    const unfinished = join(folder, `${name}.part`);
    await cp(site.moduleDir, unfinished, { recursive: true });
    await rename(unfinished, join(folder, name));
  }
  await replaceFile(join(folder, siteModuleFile), `${JSON.stringify({ folder: name })}\n`);
  await removeOlder(folder, name);
}

/** Keeps the current module and the newest of the others. */
async function removeOlder(folder: string, current: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && entry.name !== current);
  const dated = await Promise.all(
    names.map(async ({ name }) => ({ name, time: (await stat(join(folder, name))).mtimeMs })),
  );
  const [, ...older] = dated.toSorted((a, b) => b.time - a.time);
  for (const { name } of older) await rm(join(folder, name), { recursive: true, force: true });
}
