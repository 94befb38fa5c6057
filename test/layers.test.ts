import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const source = path.resolve(import.meta.dirname, '../src');

/** Folders of `src` that each layer may import besides itself. The table stands in `src/README.md`, too. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  library: ['core'],
  store: ['core'],
  api: ['core'],
  site: ['core'],
  cli: ['core', 'library'],
  server: ['core', 'library', 'store', 'api', 'site', 'cli'],
};

/** Single files that join layers, and what they may import on top. */
const compositionRoots: Readonly<Record<string, readonly string[]>> = {
  'site/development/content-on-disk.ts': ['library'],
  'cli/main.ts': ['store', 'server'],
};

/** Packages that a pure layer may not touch: I/O, frameworks, the clock's neighbours. */
const impure = /^(?:node:|astro\b|hono\b|@hono\/|better-sqlite3$|kysely$|pino$|satteri$)/;

interface Import {
  readonly file: string;
  readonly target: string;
}

/** Every file of `src` that can import, relative to it. */
function listSources(): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|mts|js|mjs|astro|mdx)$/.test(name))
    .map((name) => name.split(path.sep).join('/'))
    .toSorted();
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(source, file), 'utf8');
  const targets = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/new URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g),
  ];
  return targets.map((match) => ({ file, target: match[1] ?? '' }));
}

/** Layer of a relative import's target; packages have none. */
function layerOf({ file, target }: Import): string | undefined {
  if (!target.startsWith('.')) return undefined;
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), target)).split('/')[0];
}

/** Imports that the table does not allow, worded for the one who made them. */
function violations(imports: readonly Import[]): string[] {
  return imports.flatMap((entry) => {
    const own = entry.file.split('/')[0] ?? '';
    const layer = layerOf(entry);
    if (layer === undefined) {
      return own === 'core' && impure.test(entry.target)
        ? [`${entry.file} imports ${entry.target}: core is pure`]
        : [];
    }
    const allowed = [own, ...(mayImport[own] ?? []), ...(compositionRoots[entry.file] ?? [])];
    return allowed.includes(layer)
      ? []
      : [`${entry.file} imports ${entry.target}: ${own} may not import ${layer}`];
  });
}

describe('the layer table', () => {
  const files = listSources();

  it('is held against a tree of real size, .astro files included', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.some((file) => file.endsWith('.astro'))).toBe(true);
  });

  it('knows every folder of src', () => {
    const folders = new Set(files.map((file) => file.split('/')[0] ?? ''));
    expect([...folders].filter((folder) => !Object.hasOwn(mayImport, folder))).toEqual([]);
  });

  it('names composition roots that exist', () => {
    expect(Object.keys(compositionRoots).filter((file) => !existsSync(path.join(source, file)))).toEqual([]);
  });

  it('is kept by every import', () => {
    const imports = files.flatMap(importsOf);
    expect(imports.length).toBeGreaterThan(300);
    expect(violations(imports)).toEqual([]);
  });

  it('would notice a page that reads the library, and core that reads the disk', () => {
    expect(
      violations([
        { file: 'site/pages/index.astro', target: '../../library/read/list-files.ts' },
        { file: 'core/article/article.ts', target: 'node:fs' },
        { file: 'api/articles.ts', target: '../store/database/open-database.ts' },
      ]),
    ).toHaveLength(3);
  });
});
