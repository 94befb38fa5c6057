import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnowledgeBase } from '../../core/article/article.ts';
import { isExternal } from '../../core/article/audience.ts';
import { formatPolicy } from '../../core/policy/policy-file.ts';
import { replaceFile } from './replace-file.ts';

/** Name of the policy in the output folder, beside the folder that is served. */
export const policyFile = 'policy.json';

/** Writes the organisation's tables for the server, by which it keeps the clocks of cases. Builds for readers outside have none. */
export async function writePolicyFile(
  base: Pick<KnowledgeBase, 'audience' | 'policy'>,
  options: { /** Output folder of the build, absolute. */ readonly outDir: string },
): Promise<void> {
  const file = join(options.outDir, policyFile);
  if (isExternal(base.audience)) return rm(file, { force: true });
  await mkdir(options.outDir, { recursive: true });
  await replaceFile(file, `${formatPolicy(base.policy)}\n`);
}
