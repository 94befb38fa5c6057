import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { audienceSchema, isExternal } from '../core/article/audience.ts';
import { slugSchema } from '../core/article/common-fields.ts';
import { confidenceSchema, isValidated } from '../core/article/confidence.ts';
import { languageSchema, languages } from '../core/article/language.ts';
import { plural } from '../core/problem/report/count-problems.ts';
import { importKnowledgeBase } from '../library/import/import-knowledge-base.ts';
import type { ImportOptions, ImportResult, ImportStatus } from '../library/import/import-options.ts';
import { countLosses, lossKinds, type LossKind } from '../library/import/loss.ts';
import { parseProductMap, type ProductMap } from '../library/import/source/product-map.ts';
import { reportOf } from '../library/import/write/write-report.ts';
import { requireTeams } from './import/require-teams.ts';
import { startProgress } from './progress.ts';
import { CommandError, UsageError, type Arguments, type Command, type Terminal } from './command.ts';

const help = `Imports an existing knowledge base as articles

Usage: npm run casebook -- import markdown|html DIR [OPTIONS]

Every Markdown file (or HTML page) below DIR becomes a service note, or a best practice where the source says so. A
second import changes nothing; after a change in DIR only the articles of the changed files are written again. An
article that was edited by hand since is never overwritten.

Options:
  --out DIR            content folder to write to (default: $CASEBOOK_CONTENT or content)
  --name NAME          name of this knowledge base in the ledger (default: the name of DIR)
  --audience AUDIENCE  internal (default), partner, customer or public; outside internal with --confidence validated
  --confidence STATE   work-in-progress, not-validated (default) or validated
  --owner TEAM         team of all articles, from policy/teams.yaml (default: the team of their product; of a product
                       that is new, the team “knowledge”, which is added)
  --add-teams          add teams that --owner and --product-map name and that are not there yet
  --author NAME        author where the source names none
  --lang LANGUAGE      ${languages.join(', ')}; where the source names none (default: guessed from the text)
  --base-url URL       where the original site's own paths (/…) lead; without it such links become plain text
  --product-map FILE   YAML: folder of DIR: { id, name, vendor, team }, or a product's id, or null for none
  --dry-run            convert and report, write nothing
  --json               print the report as JSON

What was lost in conversion is listed with file and line in OUT/.import/report.json, and what was left out because it is
empty or only navigation. Exit status: 0 when every file was imported, 1 when some were not, 2 for wrong use.

Examples:
  npm run casebook -- import markdown ../support-articles --out content
  npm run casebook -- import html ./export --base-url https://support.example.com --dry-run
`;

/** `casebook import markdown|html DIR`. */
export const importCommand: Command = {
  name: 'import',
  summary: 'Import a Markdown or HTML knowledge base as articles',
  help,
  options: {
    out: { type: 'string' },
    name: { type: 'string' },
    audience: { type: 'string' },
    confidence: { type: 'string' },
    owner: { type: 'string' },
    'add-teams': { type: 'boolean' },
    author: { type: 'string' },
    lang: { type: 'string' },
    'base-url': { type: 'string' },
    'product-map': { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async (args, terminal) => {
    const options = await readOptions(args, terminal);
    const progress = startProgress(terminal, 'Files');
    const result = await runImport({ ...options, onProgress: progress.update });
    progress.finish(String(result.articles.length + result.failures.length));
    if (result.articles.length + result.failures.length + result.skipped.length === 0) {
      const files = options.format === 'html' ? '.html' : '.md or .mdx';
      throw new CommandError(`there is no ${files} file below ${options.sourceDir}.`);
    }
    terminal.out(
      args.values['json']
        ? `${JSON.stringify({ ...statusCounts(result), ...reportOf(options, result) }, undefined, 2)}\n`
        : totals(options, result),
    );
    for (const { file, line, message, hint } of result.failures)
      terminal.err(`${file}:${line}: ${message} ${hint}\n`);
    for (const { source, file, status } of result.articles) {
      if (status === 'conflict')
        terminal.err(
          `${file}: edited by hand, and ${source} changed too. It was left as it is; merge the change by hand, or delete the file and import again.\n`,
        );
    }
    return result.failures.length > 0 ? 1 : 0;
  },
};

async function runImport(options: ImportOptions): Promise<ImportResult> {
  try {
    return await importKnowledgeBase(options);
  } catch (error) {
    // What is wrong outside the sources: a ledger or a policy that cannot be read, a disk that is full.
    if (error instanceof Error) throw new CommandError(error.message, { cause: error });
    throw error;
  }
}

async function readOptions(
  { values, positionals }: Arguments,
  { workingDirectory, environment, now }: Terminal,
): Promise<ImportOptions> {
  const [format, dir, ...others] = positionals;
  if (format !== 'markdown' && format !== 'html')
    throw new UsageError('say what to import: markdown or html.');
  if (dir === undefined || others.length > 0) throw new UsageError('name one folder to import.');
  const sourceDir = path.resolve(workingDirectory, dir);
  const isFolder = await stat(sourceDir).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UsageError(`there is no folder ${dir}.`);
  const text = (name: string): string | undefined => {
    const value = values[name];
    if (value === '') throw new UsageError(`--${name} needs a value.`);
    return typeof value === 'string' ? value : undefined;
  };
  const contentDir = path.resolve(
    workingDirectory,
    text('out') ?? environment['CASEBOOK_CONTENT'] ?? 'content',
  );
  const way = path.relative(contentDir, sourceDir);
  if (way === '' || (!way.startsWith('..') && !path.isAbsolute(way)))
    throw new UsageError(`${dir} lies in the content folder ${contentDir}; articles are not imported again.`);
  const audience = one(
    'audience',
    audienceSchema.exclude(['restricted']).safeParse(text('audience') ?? 'internal'),
  );
  const confidence = one('confidence', confidenceSchema.safeParse(text('confidence') ?? 'not-validated'));
  if (isExternal(audience) && !isValidated(confidence)) {
    throw new UsageError(
      `articles for ${audience} have to be validated: add --confidence validated if they are.`,
    );
  }
  const written = text('owner');
  const owner = written === undefined ? undefined : one('owner', slugSchema.safeParse(written));
  const author = text('author');
  const lang = text('lang');
  const baseUrl = text('base-url');
  if (baseUrl !== undefined && !/^https?:\/\/[^/\s]+/.test(baseUrl))
    throw new UsageError('--base-url is an address such as https://support.example.com.');
  const productMap = await readProductMap(text('product-map'), workingDirectory);
  if (values['add-teams'] !== true) await requireTeams(contentDir, { owner, productMap });
  return {
    format,
    sourceDir,
    contentDir,
    name: one('name', slugSchema.safeParse(text('name') ?? slugOf(path.basename(sourceDir)))),
    audience,
    confidence,
    productMap,
    isDryRun: values['dry-run'] === true,
    now: now(),
    ...(owner === undefined ? {} : { owner }),
    ...(author === undefined ? {} : { author }),
    ...(lang === undefined ? {} : { lang: one('lang', languageSchema.safeParse(lang)) }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

function one<Value>(
  option: string,
  result:
    | { readonly success: true; readonly data: Value }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { readonly message: string }[] };
      },
): Value {
  if (result.success) return result.data;
  throw new UsageError(`--${option}: ${result.error.issues[0]?.message ?? 'is not valid'}.`);
}

async function readProductMap(file: string | undefined, workingDirectory: string): Promise<ProductMap> {
  if (file === undefined) return {};
  try {
    return parseProductMap(await readFile(path.resolve(workingDirectory, file), 'utf8'));
  } catch (error) {
    throw new UsageError(
      `--product-map ${file}: ${error instanceof Error ? error.message : 'cannot be read'}`,
    );
  }
}

function slugOf(name: string): string {
  return (
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'import'
  );
}

function statusCounts(result: ImportResult): Record<ImportStatus, number> {
  const counts: Record<ImportStatus, number> = { created: 0, updated: 0, unchanged: 0, kept: 0, conflict: 0 };
  for (const { status } of result.articles) counts[status] += 1;
  return counts;
}

function totals(options: ImportOptions, result: ImportResult): string {
  const counts = statusCounts(result);
  const all = result.articles.length + result.failures.length;
  const parts = [
    `${counts.created} created`,
    `${counts.updated} updated`,
    `${counts.unchanged} unchanged`,
    ...(counts.kept > 0 ? [`${counts.kept} edited by hand and kept`] : []),
    ...(counts.conflict > 0 ? [`${counts.conflict} in conflict`] : []),
    ...(result.failures.length > 0 ? [`${result.failures.length} failed`] : []),
  ];
  const lines = [
    `${options.isDryRun ? 'Would import' : 'Imported'} ${result.articles.length} of ${all} files: ${parts.join(', ')}.`,
  ];
  if (result.images > 0) lines.push(`Images copied: ${result.images}.`);
  if (result.policyFiles.length > 0) lines.push(`Policy tables written: ${result.policyFiles.join(', ')}.`);
  if (result.skipped.length > 0) {
    const byReason = Map.groupBy(result.skipped, ({ reason }) => reason);
    const reasons = [...byReason].map(([reason, files]) => `${files.length} ${reason}`);
    lines.push(`Left out: ${plural(result.skipped.length, 'file')} (${reasons.join(', ')}).`);
  }
  if (result.gone.length > 0) lines.push(`Gone from the source, articles left alone: ${result.gone.length}.`);
  const losses = Object.entries(countLosses(result.losses)).toSorted(([, a], [, b]) => b - a);
  if (losses.length > 0) {
    lines.push(
      '',
      `Lossy conversions: ${result.losses.length}${options.isDryRun ? '' : `, each with file and line in ${path.join(options.contentDir, '.import', 'report.json')}`}`,
    );
    for (const [kind, count] of losses)
      lines.push(`  ${String(count).padStart(5)}  ${kind.padEnd(18)} ${lossKinds[kind as LossKind]}`); // the keys of its own counts
  }
  return `${lines.join('\n')}\n`;
}
