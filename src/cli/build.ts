import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { Audience } from '../core/article/audience.ts';
import { calendarDateOf, type CalendarDate } from '../core/article/calendar-date.ts';
import type { AnsweredArticle } from '../core/snapshot/case-snapshot.ts';
import { casesOfArticles } from '../core/snapshot/cases-of-articles.ts';
import type { KnowledgeBase } from '../core/article/article.ts';
import { readKnowledgeBase } from '../library/read/read-knowledge-base.ts';
import { articleManifestFile, writeArticleManifest } from '../library/write/article-manifest.ts';
import { DemoContentError } from '../library/read/read-demo.ts';
import { writeDemoFile } from '../library/write/demo-file.ts';
import { writeCustomersFile } from '../library/write/customers-file.ts';
import { writePolicyFile } from '../library/write/policy-file.ts';
import { writeRedirects } from '../library/write/redirects.ts';
import { writeSiteModule } from '../library/write/site-module.ts';
import { checkContent } from './check/check-content.ts';
import { readCases } from './build/read-cases.ts';
import { compileSite, type CompiledSite } from './build/compile-site.ts';
import { takeOutput, type OutputFolder } from './build/output-folder.ts';
import { openRecord } from './build/published-record.ts';
import { publish } from './build/publish.ts';
import { stagePages } from './build/stage-pages.ts';
import { stageSearchIndex } from './build/stage-search-index.ts';
import {
  CommandError,
  UsageError,
  type Arguments,
  type Command,
  type ExitStatus,
  type Terminal,
} from './command.ts';
import { cacheFolder, compiledFolder, contentFolder, readerAudience } from './content-folder.ts';
import { startProgress } from './progress.ts';
import { siteOrigin } from './site-origin.ts';

const help = `Checks the content and builds the site, its search index and its feeds.

Usage: npm run casebook -- build [--content DIR] [--out DIR] [--audience A] [--site URL]
                               [--snapshot FILE]

  --content DIR   Content folder; default $CASEBOOK_CONTENT or content
  --out DIR       Output folder; default $CASEBOOK_OUT or dist. The site itself is DIR/client: serve
                  it from any static host, or all of DIR with: npm run casebook -- serve
  --audience A    Who the site is for: internal (default), partner, customer or public. Nothing
                  that this audience may not read is read into the build
  --site URL      Public address of the site, for feeds and the sitemap; default $CASEBOOK_SITE or
                  the address of serve, from $HOST and $PORT
  --snapshot FILE What customers said in the cases that articles answered, as casebook snapshot wrote it: their
                  words then find these articles. Default $CASEBOOK_SNAPSHOT or case-snapshot.json beside
                  the content folder, if there is one. A build for readers outside never has it
  --cache DIR     Where work of earlier builds is kept; default $CASEBOOK_CACHE or .casebook

Exit status: 0 built, 1 problems in the content (nothing was changed), 2 wrong use.
`;

/** Folder of the project: the CLI lives in `src/cli`. */
const projectDir = path.resolve(import.meta.dirname, '../..');

interface BuildSettings {
  readonly contentDir: string;
  readonly outDir: string;
  readonly cacheDir: string;
  readonly audience: Audience;
  readonly origin: string;
  /** Case words for the search index; none for readers outside. */
  readonly answered: readonly AnsweredArticle[] | undefined;
}

export const build: Command = {
  name: 'build',
  summary: 'Check the content and build the site',
  help,
  options: {
    content: { type: 'string' },
    out: { type: 'string' },
    audience: { type: 'string' },
    site: { type: 'string' },
    snapshot: { type: 'string' },
    cache: { type: 'string' },
  },
  run: runBuild,
};

async function runBuild(args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const started = performance.now();
  const settings = await readSettings(args, terminal);
  const { outDir, cacheDir, contentDir, audience, origin } = settings;
  const today = calendarDateOf(terminal.now());
  // Astro compiles the site on one core while the content is read on the other.
  const compiling = compileSite(projectDir, cacheDir, origin);
  const [site, base] = await Promise.all([compiling, readAndCheck(settings, today, terminal)]);
  if (!base) return 1;

  const output = await takeOutput(outDir, contentDir);
  try {
    await publishSite({ settings, site, base, today, output }, terminal);
  } finally {
    await output.release();
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  terminal.err(`Built for ${audience} readers in ${seconds} s: ${output.served}\n`);
  return 0;
}

interface PublishOptions {
  readonly settings: BuildSettings;
  readonly site: CompiledSite;
  readonly base: KnowledgeBase;
  readonly today: CalendarDate;
  readonly output: OutputFolder;
}

/** Makes what is not served yet, in a folder aside, and then puts it in its place. */
async function publishSite(options: PublishOptions, terminal: Terminal): Promise<void> {
  const { settings, site, base, today, output } = options;
  const { outDir, cacheDir, contentDir, audience } = settings;
  const { served } = output;
  // One record an output folder, whoever it was built for: what another audience's build left is never kept.
  const place = createHash('sha256').update(outDir).digest('hex').slice(0, 12);
  const record = openRecord(
    path.join(cacheDir, 'published', `${place}.json`),
    path.join(outDir, articleManifestFile),
  );
  const version = `${site.version} ${audience} ${contentDir}`;
  const servedDigests = await record.read(version);
  const staging = path.join(cacheDir, 'staging', `${place}-${process.pid}`);
  try {
    const pages = startProgress(terminal, 'Pages');
    const cases = settings.answered && casesOfArticles(settings.answered, base.articles);
    // The index is compressed on other cores while this one makes pages.
    const [keptIndex, staged] = await bothOf(
      stageSearchIndex(base, staging, served, cases),
      stagePages({
        site,
        base,
        contentDir,
        today,
        served,
        servedDigests,
        folder: staging,
        onProgress: pages.update,
      }),
    );
    pages.finish(`${staged.made}${staged.kept.size > 0 ? `, and ${staged.kept.size} unchanged` : ''}`);

    const files = startProgress(terminal, 'Files');
    await record.forget();
    await output.beginPublishing();
    const published = await publish(
      staging,
      served,
      (name) => staged.kept.has(name) || keptIndex.has(name),
      files.update,
    );
    files.finish(`${published.files}, of which ${published.changed} changed; ${published.removed} removed`);
    await writeRedirects(base, { outDir });
    await writePolicyFile(base, { outDir });
    await writeCustomersFile(base, { outDir });
    await writeSiteModule(site, { outDir, audience });
    await writeDemo(base, { contentDir, outDir });
    await writeArticleManifest(base, { outDir, builtAt: terminal.now() });
    await record.write(version, staged.digests);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Waits for both even where one fails, since both write into one folder. */
async function bothOf<First, Second>(
  first: Promise<First>,
  second: Promise<Second>,
): Promise<[First, Second]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}

async function writeDemo(...[base, options]: Parameters<typeof writeDemoFile>): Promise<void> {
  try {
    await writeDemoFile(base, options);
  } catch (error) {
    throw error instanceof DemoContentError ? new CommandError(error.message) : error;
  }
}

async function readSettings(args: Arguments, terminal: Terminal): Promise<BuildSettings> {
  const { values, positionals } = args;
  if (positionals.length > 0) throw new UsageError(`unexpected “${positionals[0] ?? ''}”`);
  const { environment, workingDirectory } = terminal;
  const origin = siteOrigin(args, terminal);
  const settings = {
    contentDir: await contentFolder(args, terminal),
    outDir: path.resolve(workingDirectory, String(values['out'] ?? environment['CASEBOOK_OUT'] ?? 'dist')),
    cacheDir: cacheFolder(args, terminal),
    audience: readerAudience(args, terminal),
    origin,
  };
  return { ...settings, answered: await readCases(args, terminal, settings) };
}

/** The base, or nothing when its content has errors, which are printed. */
async function readAndCheck(
  settings: BuildSettings,
  today: CalendarDate,
  terminal: Terminal,
): Promise<KnowledgeBase | undefined> {
  const { contentDir, audience, cacheDir } = settings;
  const reading = startProgress(terminal, 'Articles');
  const read = await readKnowledgeBase({
    contentDir,
    audience,
    cacheDir: compiledFolder(cacheDir),
    onProgress: reading.update,
  });
  const { base } = read;
  reading.finish(`${base.articles.length + read.damaged.length}`);
  const all = await checkContent(read, { contentDir, today, withStyle: false });
  const errors = all.filter(({ severity }) => severity === 'error');
  for (const error of errors) {
    terminal.err(
      `${error.file}:${error.line}:${error.column} ${error.code} ${error.message}\n  ${error.hint}\n`,
    );
  }
  if (errors.length === 0) return base;
  terminal.err(
    `\n${errors.length} ${errors.length === 1 ? 'error' : 'errors'}; nothing was built. All problems: npm run casebook -- check\n`,
  );
  return undefined;
}
