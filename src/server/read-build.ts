import { access, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  manifestArticleSchema,
  manifestHeaderSchema,
  type ManifestArticle,
  type ManifestHeader,
} from '../core/article/article-manifest.ts';
import { redirectSchema, type Redirect } from '../core/article/redirect.ts';
import { ndjsonLines } from '../library/read/ndjson-lines.ts';
import { customerSchema, type Customer } from '../core/customer/customer.ts';
import { parsePolicy } from '../core/policy/policy-file.ts';
import type { Policy } from '../core/policy/policy.ts';
import { articleManifestFile } from '../library/write/article-manifest.ts';
import { customersFile } from '../library/write/customers-file.ts';
import { policyFile } from '../library/write/policy-file.ts';
import { redirectsFile } from '../library/write/redirects.ts';
import { siteEntry, siteModuleFile, siteModuleFolder } from '../library/write/site-module.ts';
import { StartError } from './start-error.ts';

/** What a build left for the server, beside the pages. */
export interface Build {
  /** Tells it from every other build of the folder. */
  readonly signature: string;
  readonly header: ManifestHeader;
  readonly articles: readonly ManifestArticle[];
  readonly redirects: readonly Redirect[];
  /** The organisation's tables; absent in builds for readers outside. */
  readonly policy: Policy | undefined;
  /** Customers that the build has a record of; none in builds for readers outside. */
  readonly customers: readonly Customer[];
  /** Folder of the files to serve. */
  readonly clientDir: string;
  /** File of the compiled site's module; absent: there are no live pages. */
  readonly siteModule: string | undefined;
}

const buildAgain = 'Build it again: npm run casebook -- build';

/**
 * Reads a build's manifest and redirects.
 *
 * @param distDir Output folder of the build, absolute.
 * @throws {StartError} There is no build, or it was interrupted, or it is of another version of Casebook.
 */
export async function readBuild(distDir: string): Promise<Build> {
  const clientDir = join(distDir, 'client');
  const files = [
    join(clientDir, 'index.html'),
    join(distDir, articleManifestFile),
    join(distDir, redirectsFile),
  ];
  for (const file of files) {
    await access(file).catch(() => {
      throw new StartError(
        `there is no build in ${distDir} (${file} is missing).\nMake one with: npm run casebook -- build\nor name its folder with --dist or CASEBOOK_DIST.`,
      );
    });
  }
  // Read first: a build that is published meanwhile is noticed by it.
  const signature = (await readSignature(distDir)) ?? '';
  const { header, articles } = await readManifest(join(distDir, articleManifestFile));
  return {
    signature,
    header,
    articles,
    redirects: await readRedirects(join(distDir, redirectsFile)),
    policy: await readPolicy(join(distDir, policyFile)),
    customers: await readCustomers(join(distDir, customersFile)),
    clientDir,
    siteModule: await findSiteModule(join(distDir, siteModuleFolder)),
  };
}

/** What tells the build in a folder from those before and after it; `undefined` while there is none. */
export async function readSignature(distDir: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeNs } = await stat(join(distDir, articleManifestFile), { bigint: true });
    return `${ino}-${size}-${mtimeNs}`;
  } catch {
    return undefined;
  }
}

async function readManifest(file: string): Promise<Pick<Build, 'header' | 'articles'>> {
  let header: ManifestHeader | undefined;
  const articles: ManifestArticle[] = [];
  let line = 0;
  for await (const text of ndjsonLines(file)) {
    line += 1;
    const place = `${file}:${line}`;
    if (header) articles.push(parse(manifestArticleSchema, text, place));
    else header = parse(manifestHeaderSchema, text, place);
  }
  if (header?.articles !== articles.length) {
    throw new StartError(
      `the build is incomplete: ${file} ends after ${articles.length} articles.\n${buildAgain}`,
    );
  }
  return { header, articles };
}

/** Reads the organisation's tables that a build has; `undefined` when it has none. */
export async function readPolicy(file: string): Promise<Policy | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return parsePolicy(text);
  } catch {
    throw new StartError(`the build was made by another version of Casebook: ${file}\n${buildAgain}`);
  }
}

async function readCustomers(file: string): Promise<readonly Customer[]> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? [] : parse(z.array(customerSchema), text, file);
}

const siteModuleSchema = z.object({ folder: z.string().regex(/^[0-9a-f]{16}$/) });

async function findSiteModule(folder: string): Promise<string | undefined> {
  const file = join(folder, siteModuleFile);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { folder: name } = parse(siteModuleSchema, text, file);
  return join(folder, name, siteEntry);
}

async function readRedirects(file: string): Promise<readonly Redirect[]> {
  return parse(z.array(redirectSchema), await readFile(file, 'utf8'), file);
}

function parse<Schema extends z.ZodType>(schema: Schema, text: string, place: string): z.infer<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new StartError(`the build cannot be read: ${place} is not JSON.\n${buildAgain}`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new StartError(
    `the build was made by another version of Casebook: ${place}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}\n${buildAgain}`,
  );
}
