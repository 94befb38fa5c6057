import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** Compressed bytes of the median article page with everything it loads at once, images apart. */
export interface PageWeight {
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly total: number;
}

/** Weighs a sample of a site's pages. Assets count once a page, as a first visitor loads them. */
export async function weighPages(site: string, isPage: (name: string) => boolean): Promise<PageWeight> {
  const names = (await readdir(site, { recursive: true })).filter(
    (name) => name.endsWith('index.html') && isPage(name),
  );
  const step = Math.max(1, Math.floor(names.length / 60));
  const weights: PageWeight[] = [];
  for (const name of names.filter((_, index) => index % step === 0)) {
    const html = await readFile(path.join(site, name), 'utf8');
    const css = await sumOf(
      site,
      html.matchAll(/<link[^>]+rel="stylesheet"[^>]*href="(\/[^"]+)"|<link[^>]+href="(\/[^"]+\.css)"/g),
    );
    const js = await sumOf(site, html.matchAll(/<script[^>]+src="(\/[^"]+)"/g));
    const own = compressed(Buffer.from(html));
    weights.push({ html: own, css, js, total: own + css + js });
  }
  weights.sort((a, b) => a.total - b.total);
  return weights[Math.floor(weights.length / 2)] ?? { html: 0, css: 0, js: 0, total: 0 };
}

async function sumOf(site: string, matches: Iterable<RegExpMatchArray>): Promise<number> {
  let sum = 0;
  for (const match of matches) sum += await withImports(site, match[1] ?? match[2] ?? '', new Set());
  return sum;
}

/** A script counts with the modules it imports statically. */
async function withImports(site: string, address: string, seen: Set<string>): Promise<number> {
  if (seen.has(address)) return 0;
  seen.add(address);
  const bytes = await readFile(path.join(site, address));
  let sum = compressed(bytes);
  if (!address.endsWith('.js')) return sum;
  for (const match of bytes.toString('utf8').matchAll(/(?:import|from)\s*"(\.[^"]+\.js)"/g)) {
    sum += await withImports(site, path.posix.join(path.posix.dirname(address), match[1] ?? ''), seen);
  }
  return sum;
}

function compressed(bytes: Buffer): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).length;
}

/** Bytes of all files below a folder, those of a name that passes. */
export async function sizeOf(folder: string, counts: (name: string) => boolean): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && counts(entry.name))
      bytes += (await stat(path.join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}
