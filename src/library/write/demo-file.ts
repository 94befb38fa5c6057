import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnowledgeBase } from '../../core/article/article.ts';
import { isExternal } from '../../core/article/audience.ts';
import { demoContentSchema, type DemoContent } from '../../core/demo/demo-content.ts';
import { readDemo } from '../read/read-demo.ts';
import { replaceFile } from './replace-file.ts';

/** Name of what demo cases are made of in the output folder, beside the folder that is served. */
export const demoFile = 'demo.json';

/** Writes what demo cases are made of for the server, where the content has it. Builds for readers outside never do. */
export async function writeDemoFile(
  base: Pick<KnowledgeBase, 'audience' | 'articles'>,
  options: {
    readonly contentDir: string;
    /** Output folder of the build, absolute. */
    readonly outDir: string;
  },
): Promise<void> {
  const file = join(options.outDir, demoFile);
  const content = isExternal(base.audience) ? undefined : await readDemo(options.contentDir, base);
  if (!content) return rm(file, { force: true });
  await mkdir(options.outDir, { recursive: true });
  await replaceFile(file, `${JSON.stringify(content)}\n`);
}

/**
 * Reads what demo cases are made of from an output folder.
 *
 * @returns `undefined` when the build has none, or one of another version of Casebook.
 */
export async function readDemoFile(outDir: string): Promise<DemoContent | undefined> {
  const text = await readFile(join(outDir, demoFile), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const result = demoContentSchema.safeParse(JSON.parse(text));
  return result.success ? result.data : undefined;
}
