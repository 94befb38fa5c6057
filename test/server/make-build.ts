import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { ManifestArticle } from '../../src/core/article/article-manifest.ts';
import type { Redirect } from '../../src/core/article/redirect.ts';
import { sampleArticle } from '../store/sample-article.ts';

export const homePage = `<!doctype html><title>Casebook</title>${'<p>Home</p>'.repeat(100)}`;
export const largeFile = Buffer.alloc(3_000_000, 'casebook ');

/** Files of a small site; what is named `.html`, `.js`, `.json` gets compressed twins like a real build's. */
const files: Readonly<Record<string, string | Buffer>> = {
  'index.html': homePage,
  '404.html': '<!doctype html><title>Not found</title><p>Nothing is here</p>',
  'articles/sn-0001/index.html': '<!doctype html><title>SN-0001</title>',
  'articles/sn-0001/zh-hans/index.html': '<!doctype html><title>SN-0001</title>',
  'articles/sn-0001.md': '# SN-0001\n',
  '_astro/site.B1c2D3.js': 'console.log("site");'.repeat(50),
  'search-index/manifest.json': '{}',
  'search-index/0a1b2c.bin': 'postings',
  'images/9f8e7d.png': Buffer.from([0x89, 0x50, 0x4e, 0x47]),
  'images/large.bin': largeFile,
  'manifest.webmanifest': '{}',
  'opensearch.xml': '<OpenSearchDescription/>',
  'rss.xml': '<rss/>',
  'robots.txt': 'User-agent: *\n',
  'with space.txt': 'space',
  'únicode.txt': 'unicode',
  '.secret': 'hidden: canary',
  '.well-known/security.txt': 'Contact: mailto:security@example.com\n',
};

export interface BuildContents {
  readonly articles?: readonly ManifestArticle[];
  readonly redirects?: readonly Redirect[];
  readonly audience?: string;
  /** Source of the compiled site's module; none: there are no live pages. */
  readonly siteModule?: string;
}

/** Writes a build such as `casebook build` leaves it, with `canary.txt` beside the folder that is served. */
export async function makeBuild(
  distDir: string,
  {
    articles = [sampleArticle('SN-0001')],
    redirects = [],
    audience = 'internal',
    siteModule,
  }: BuildContents = {},
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = join(distDir, 'client', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    if (/\.(?:html|js|json)$/.test(name)) {
      await writeFile(`${file}.br`, brotliCompressSync(content));
      await writeFile(`${file}.gz`, gzipSync(content));
    }
  }
  await writeFile(join(distDir, 'canary.txt'), 'outside: canary');
  await writeFile(join(distDir, 'redirects.json'), JSON.stringify(redirects));
  if (siteModule !== undefined) {
    const name = createHash('sha256').update(siteModule).digest('hex').slice(0, 16);
    await mkdir(join(distDir, 'server', name), { recursive: true });
    await writeFile(join(distDir, 'server', name, 'entry.mjs'), siteModule);
    await writeFile(join(distDir, 'server/current.json'), JSON.stringify({ folder: name }));
  }
  // Last, as in a real build: it says that the rest is there.
  const header = {
    manifest: 'casebook-articles-1',
    audience,
    builtAt: '2026-11-22T11:00:00.000Z',
    articles: articles.length,
  };
  await writeFile(
    join(distDir, 'articles.ndjson'),
    [header, ...articles].map((line) => `${JSON.stringify(line)}\n`).join(''),
  );
}
