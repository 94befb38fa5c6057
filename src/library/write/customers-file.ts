import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnowledgeBase } from '../../core/article/article.ts';
import { isExternal } from '../../core/article/audience.ts';
import { listCustomers } from '../../core/customer/customer.ts';
import { replaceFile } from './replace-file.ts';

/** Name of the list of customers in the output folder, beside the folder that is served. */
export const customersFile = 'customers.json';

/** Writes which customers have a record, for the server's pages of cases. Builds for readers outside have none. */
export async function writeCustomersFile(
  base: Pick<KnowledgeBase, 'audience' | 'articles'>,
  options: { /** Output folder of the build, absolute. */ readonly outDir: string },
): Promise<void> {
  const file = join(options.outDir, customersFile);
  if (isExternal(base.audience)) return rm(file, { force: true });
  await mkdir(options.outDir, { recursive: true });
  await replaceFile(file, `${JSON.stringify(listCustomers(base.articles), undefined, 1)}\n`);
}
