import type { KnowledgeBase } from '../../core/article/article.ts';
import { formatPolicy } from '../../core/policy/policy-file.ts';
import { writeInternalFile } from './internal-file.ts';

/** Name of the policy in the output folder, beside the folder that is served. */
export const policyFile = 'policy.json';

/** Writes the organisation's tables for the server, by which it keeps the clocks of cases. Builds for readers outside have none. */
export async function writePolicyFile(
  { audience, policy }: Pick<KnowledgeBase, 'audience' | 'policy'>,
  options: { /** Output folder of the build, absolute. */ readonly outDir: string },
): Promise<void> {
  await writeInternalFile(options.outDir, { name: policyFile, audience, text: formatPolicy(policy) });
}
