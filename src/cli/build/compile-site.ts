import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { OpenSite } from '../../core/site/renderer.ts';
import { hashSources } from '../../library/cache/hash-sources.ts';
import { siteEntry } from '../../library/write/site-module.ts';
import { runAstro } from './run-astro.ts';

/** The site, compiled by Astro. */
export interface CompiledSite {
  /** Names the code that it was compiled from and the origin that it was compiled for. */
  readonly version: string;
  /** Folder of its scripts, styles, fonts and other files that do not depend on the content. */
  readonly assetsDir: string;
  /** Folder of the module that makes pages, which needs no package. */
  readonly moduleDir: string;
  readonly openSite: OpenSite;
}

/** How many compiled sites are kept: those of a few origins, or of the branches that one goes back and forth between. */
const kept = 3;

/**
 * Compiles the site, unless the very same code was compiled before. Content plays no part in it, so that an edit of an
 * article never waits for Astro.
 *
 * @param projectDir Folder with `astro.config.mjs`.
 * @param cacheDir Where compiled sites are kept.
 * @param origin Public address, which feeds and canonical links hold.
 * @throws CommandError when Astro fails.
 */
export async function compileSite(
  projectDir: string,
  cacheDir: string,
  origin: string,
): Promise<CompiledSite> {
  const code = hashSources(['src/site', 'src/core', 'public', 'astro.config.mjs', 'package-lock.json']);
  const version = `${code}-${Buffer.from(origin).toString('base64url')}`;
  const folder = path.join(cacheDir, 'renderer');
  const compiled = path.join(folder, version);
  if (!(await stat(compiled).catch(() => undefined))) {
    const unfinished = `${compiled}.${process.pid}.part`;
    await mkdir(folder, { recursive: true });
    await runAstro(projectDir, {
      CASEBOOK_RENDERER: unfinished,
      CASEBOOK_SITE: origin,
      CASEBOOK_CACHE: cacheDir,
    });
    // Another build may have been quicker; either is as good.
    await rename(unfinished, compiled).catch(async () => rm(unfinished, { recursive: true, force: true }));
    await removeOldest(folder, version);
  }
  const moduleDir = path.join(compiled, 'server');
  const entry = pathToFileURL(path.join(moduleDir, siteEntry)).href;
  // Astro wrote the module from `src/site/renderer/entry.ts`, which has this export.
  const { openSite } = (await import(entry)) as { readonly openSite: OpenSite };
  return { version, assetsDir: path.join(compiled, 'client'), moduleDir, openSite };
}

async function removeOldest(folder: string, current: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== current && !name.endsWith('.part'));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(path.join(folder, name))).mtimeMs })),
  );
  const old = dated.toSorted((a, b) => b.time - a.time).slice(kept - 1);
  for (const { name } of old) await rm(path.join(folder, name), { recursive: true, force: true });
}
