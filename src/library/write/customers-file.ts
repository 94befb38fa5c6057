import type { KnowledgeBase } from '../../core/article/article.ts';
import { listCustomers } from '../../core/customer/customer.ts';
import { writeInternalFile } from './internal-file.ts';

/** Name of the list of customers in the output folder, beside the folder that is served. */
export const customersFile = 'customers.json';

/** Writes which customers have a record, for the server's pages of cases. Builds for readers outside have none. */
export async function writeCustomersFile(
  { audience, articles }: Pick<KnowledgeBase, 'audience' | 'articles'>,
  options: { /** Output folder of the build, absolute. */ readonly outDir: string },
): Promise<void> {
  const text = JSON.stringify(listCustomers(articles), undefined, 1);
  await writeInternalFile(options.outDir, { name: customersFile, audience, text });
}
