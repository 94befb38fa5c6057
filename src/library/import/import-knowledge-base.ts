import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../../core/problem/problem.ts';
import { readPolicy } from '../read/read-policy.ts';
import { convertAll } from './convert-all.ts';
import { findSources } from './source/find-sources.ts';
import type { ImportOptions, ImportResult } from './import-options.ts';
import { readLedger, writeLedger, type Ledger } from './write/ledger.ts';
import { compareLosses, uniqueLosses } from './loss.ts';
import { isBlank } from './source/is-blank.ts';
import { readOtherArticles } from './source/other-articles.ts';
import { existingIds, planSources } from './source/plan-sources.ts';
import { completeProducts, neededProducts } from './source/product-map.ts';
import { readSource, type Source } from './source/read-source.ts';
import { settleArticles, type SettledArticle } from './settle-articles.ts';
import { writeFileAtomically } from './write/write-file.ts';
import { importTeam, writePolicy } from './write/write-policy.ts';
import { writeReport } from './write/write-report.ts';

/**
 * Imports a knowledge base: reads every source, gives it an id, converts it, and writes what changed. A file that
 * cannot be imported is a failure in the result; the others go on.
 *
 * @throws Error when the folder, the ledger or the policy cannot be read, or something cannot be written.
 */
export async function importKnowledgeBase(options: ImportOptions): Promise<ImportResult> {
  const root = await realpath(options.sourceDir);
  const { files, skipped } = await findSources(root, options.format, options.contentDir);
  const ledgerFile = path.join(options.contentDir, '.import', `${options.name}.json`);
  const ledger = await readLedger(ledgerFile);
  const { sources, blank, unreadable } = await readSources(root, files, options);

  const taken = await existingIds(options.contentDir);
  const { policy } = await readPolicy(options.contentDir);
  const { planned, losses: planLosses } = planSources(sources, { ...options, ledger, taken });
  const team = options.owner ?? importTeam;
  const needed = neededProducts(planned.map(({ filing }) => filing));
  const { known, added } = completeProducts(policy, needed, options.productMap, team);
  // Articles of sources that are gone or unreadable today are still there to be linked to.
  const ids = new Set(planned.map(({ id }) => id));
  const orphans = [...ledger]
    .filter(([, { id }]) => taken.includes(id) && !ids.has(id))
    .map(([file, { id }]) => ({ path: file, id, addresses: [], number: undefined }));
  const own = new Set<string>([...ids, ...[...ledger.values()].map(({ id }) => id)]);
  const others = await readOtherArticles(options.contentDir, own);
  const context = { root, options, products: known, orphans, others };
  const { drafts, failed, empty, losses } = await convertAll(planned, context);
  const { settled, losses: linkLosses } = await settleArticles(drafts, options.contentDir);

  const present = new Set(files);
  const moved = new Set(drafts.flatMap(({ planned: { entry } }) => entry.former));
  const result: ImportResult = {
    articles: settled.map(({ source, id, file, status }) => ({ source, id, file, status })),
    failures: [...unreadable, ...failed],
    skipped: [...skipped, ...[...blank, ...empty].toSorted().map((file) => ({ file, reason: 'empty' }))],
    gone: [...ledger.keys()].filter((file) => !present.has(file) && !moved.has(file)),
    losses: uniqueLosses([...planLosses, ...losses, ...linkLosses]).toSorted(compareLosses),
    policyFiles: [],
    images: 0,
  };
  // A folder without sources is most likely the wrong one.
  if (options.isDryRun || files.length === 0) return result;

  const teams = new Set([...added.map((product) => product.team), team]);
  const policyFiles = await writePolicy(options.contentDir, { products: added, teams });
  const kept: Ledger = new Map([...ledger].filter(([file]) => !moved.has(file)));
  const ledgerWith = (entry: 'entryBefore' | 'entryAfter'): string =>
    writeLedger(new Map([...kept, ...settled.map((article) => [article.source, article[entry]] as const)]));
  // Ids first: an import that is cut short goes on with the same ones.
  await writeFileAtomically(ledgerFile, ledgerWith('entryBefore'));
  let images = 0;
  for (const article of settled) images += await writeArticle(article, root, options.contentDir);
  await writeFileAtomically(ledgerFile, ledgerWith('entryAfter'));
  await writeReport(options, result);
  return { ...result, policyFiles, images };
}

async function readSources(
  root: string,
  files: readonly string[],
  { format }: ImportOptions,
): Promise<{
  readonly sources: readonly Source[];
  readonly blank: readonly string[];
  readonly unreadable: readonly Problem[];
}> {
  const sources: Source[] = [];
  const blank: string[] = [];
  const unreadable: Problem[] = [];
  for (const file of files) {
    const read = await readSource(root, file, format);
    if ('source' in read) {
      if (isBlank(read.source)) blank.push(file);
      else sources.push(read.source);
    } else unreadable.push(read.problem);
  }
  return { sources, blank, unreadable };
}

/** Writes an article with its images, unless somebody edited it; returns how many images were copied. */
async function writeArticle(
  { draft, file, text, status }: SettledArticle,
  root: string,
  contentDir: string,
): Promise<number> {
  if (status === 'kept' || status === 'conflict') return 0;
  let copied = 0;
  for (const image of draft.images) {
    const target = path.join(contentDir, path.dirname(file), image.to);
    if (await writeFileAtomically(target, await readFile(path.join(root, image.from)))) copied += 1;
  }
  await writeFileAtomically(path.join(contentDir, file), text);
  return copied;
}
