import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { projectDir } from '../support/build-site.ts';
import { onePageOfEachType, pageTypes } from '../support/page-types.ts';
import { listPages } from '../support/site-links.ts';
import { findInvalidHtml } from '../support/validate-html.ts';

const site = path.join(projectDir, 'dist/client');
const read = (page: string) => readFileSync(path.join(site, page), 'utf8');

describe('every page of the built site', () => {
  it('is of one of the known types, and every type has a page', () => {
    expect(Object.keys(onePageOfEachType(site))).toEqual(pageTypes);
  });

  it('is valid HTML', async () => {
    expect(await findInvalidHtml(site, listPages(site))).toEqual([]);
  });

  it('has neither inline scripts nor inline styles, which the content security policy would refuse', () => {
    const inline = listPages(site).filter((page) =>
      /<style|\sstyle="|<script(?![^>]*\ssrc=)|\son[a-z]+="/.test(read(page)),
    );
    expect(inline).toEqual([]);
  });

  it('of an article weighs at most 30 kB with its style sheets and scripts, compressed', () => {
    const sizes = new Map<string, number>();
    const tooHeavy = listPages(site)
      .filter((page) => page.startsWith('articles/'))
      .flatMap((page) => {
        const weight = weightOf(page, sizes);
        return weight > 30_000 ? [`${page}: ${weight}`] : [];
      });
    expect(tooHeavy).toEqual([]);
  });
});

/** Compressed bytes of a page and of all that it loads before anybody does anything. */
function weightOf(page: string, sizes: Map<string, number>): number {
  const html = read(page);
  const loaded = new Set<string>();
  for (const [, name] of html.matchAll(/(?:src|href)="\/(_astro\/[^"]+\.(?:js|css))"/g))
    if (name) addWithImports(name, loaded);
  return compressed(html) + [...loaded].reduce((sum, name) => sum + sizeOf(name, sizes), 0);
}

function addWithImports(name: string, loaded: Set<string>): void {
  if (loaded.has(name)) return;
  loaded.add(name);
  if (!name.endsWith('.js')) return;
  for (const [, imported] of read(name).matchAll(/(?:from|^import|[;}]import)\s*["']\.\/([^"']+)["']/g)) {
    if (imported) addWithImports(`_astro/${imported}`, loaded);
  }
}

function sizeOf(name: string, sizes: Map<string, number>): number {
  const known = sizes.get(name);
  if (known !== undefined) return known;
  const size = compressed(read(name));
  sizes.set(name, size);
  return size;
}

function compressed(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).length;
}
