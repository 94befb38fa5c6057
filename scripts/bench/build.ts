import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { multiplyContent } from './multiply-content.ts';
import { sizeOf, weighPages } from './page-weight.ts';
import { readCount, readOptions } from './read-options.ts';
import { runMeasured, type Measured } from './run-measured.ts';
import { layOutStockAstro } from './stock-astro.ts';

const help = `Times a whole build beside stock Astro with @astrojs/mdx on the same articles.

Usage: npm run bench:build -- [--content DIR] [--articles N] [--runs N] [--skip-stock]

  --content DIR   Content folder; default content
  --articles N    Multiply the articles until there are N
  --runs N        Runs of each, in turn; medians are reported; default 1
  --skip-stock    Only our own build

The last line on stdout is one JSON object; seconds, MB of the whole process tree, bytes.
`;

const values = readOptions(help, {
  content: { type: 'string', default: 'content' },
  articles: { type: 'string' },
  runs: { type: 'string', default: '1' },
  'skip-stock': { type: 'boolean', default: false },
});
const wanted = readCount(help, '--articles', values.articles ?? '0', 0);
const runs = readCount(help, '--runs', values.runs, 1);
const projectDir = path.resolve(import.meta.dirname, '../..');
const say = (text: string): boolean => process.stderr.write(`${text}\n`);
const work = await mkdtemp(path.join(await realpath(tmpdir()), 'casebook-bench-'));
try {
  process.stdout.write(`${JSON.stringify(await bench())}\n`);
} finally {
  await rm(work, { recursive: true, force: true });
}

async function bench(): Promise<unknown> {
  const content = path.join(work, 'content');
  const articles = await multiplyContent(path.resolve(values.content), content, wanted);
  say(`${articles} articles, ${runs} ${runs === 1 ? 'run' : 'runs'} of each`);
  const cold: Measured[] = [];
  const rebuild: Measured[] = [];
  const stock: Measured[] = [];
  const stockRebuild: Measured[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const own = path.join(work, `own-${run}`);
    const build = async (): Promise<Measured> =>
      runMeasured(
        process.execPath,
        [
          path.join(projectDir, 'src/cli/main.ts'),
          'build',
          '--content',
          content,
          '--out',
          own,
          '--cache',
          path.join(work, `cache-${run}`),
        ],
        { cwd: projectDir },
      );
    cold.push(await build());
    say(`cold build          ${show(cold.at(-1))}`);
    await editOneArticle(content, `run ${run}`);
    rebuild.push(await build());
    say(`after one edit      ${show(rebuild.at(-1))}`);
    if (values['skip-stock']) continue;
    const project = path.join(work, `stock-${run}`);
    await layOutStockAstro(project, content, path.join(projectDir, 'node_modules'));
    const buildStock = async (): Promise<Measured> =>
      runMeasured(process.execPath, [path.join(projectDir, 'node_modules/astro/bin/astro.mjs'), 'build'], {
        cwd: project,
      });
    stock.push(await buildStock());
    say(`stock, cold         ${show(stock.at(-1))}`);
    await editOneArticle(path.join(project, 'src/articles'), `stock run ${run}`);
    stockRebuild.push(await buildStock());
    say(`stock, after edit   ${show(stockRebuild.at(-1))}`);
  }
  const client = path.join(work, 'own-1/client');
  const result = {
    articles,
    cold: median(cold),
    rebuild: median(rebuild),
    output: {
      bytes: await sizeOf(client, (name) => !/\.(?:br|gz)$/.test(name)),
      brotliBytes: await sizeOf(client, (name) => name.endsWith('.br')),
    },
    page: await weighPages(client, isArticle),
  };
  if (stock.length === 0) return result;
  const stockCold = median(stock);
  return {
    ...result,
    stock: {
      cold: stockCold,
      rebuild: median(stockRebuild),
      page: await weighPages(path.join(work, 'stock-1/dist'), () => true),
    },
    ratio: {
      coldToStock: ratio(result.cold.seconds, stockCold.seconds),
      memoryToStock: ratio(result.cold.peakMB, stockCold.peakMB),
      rebuildToCold: ratio(result.rebuild.seconds, result.cold.seconds),
    },
  };
}

/** Whether a file of the built site is the page of an article. */
function isArticle(name: string): boolean {
  return /^articles[/\\][a-z]{2}-\d+[/\\]index\.html$/.test(name);
}

/** Adds a sentence to the last article, as an author would. */
async function editOneArticle(content: string, marker: string): Promise<void> {
  const folder = path.join(content, 'service-notes');
  const name = (await readdir(folder))
    .filter((file) => file.endsWith('.mdx'))
    .toSorted()
    .at(-1);
  if (!name) throw new Error(`no service note in ${folder}`);
  const file = path.join(folder, name);
  await writeFile(file, `${await readFile(file, 'utf8')}\nEdited once more for ${marker}.\n`);
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function median(measured: readonly Measured[]): Measured {
  const memory = measured.map((run) => run.peakMB).filter((value) => value !== undefined);
  return {
    seconds: middle(measured.map((run) => run.seconds)),
    peakMB: memory.length > 0 ? middle(memory) : undefined,
  };
}

function ratio(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.round((a / b) * 1000) / 1000;
}

function show(run: Measured | undefined): string {
  return run ? `${run.seconds.toFixed(1)} s, ${run.peakMB ?? '?'} MB` : '';
}
