import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkContent } from '../../../src/cli/check/check-content.ts';
import type { Problem } from '../../../src/core/problem/problem.ts';
import { importKnowledgeBase } from '../../../src/library/import/import-knowledge-base.ts';
import type { ImportOptions, ImportResult } from '../../../src/library/import/import-options.ts';
import { readKnowledgeBase } from '../../../src/library/read/read-knowledge-base.ts';
import { today } from '../../support/content-folder.ts';

/** A temporary source folder and content folder, with what tests do to them. */
export interface ImportFolder {
  readonly sourceDir: string;
  readonly contentDir: string;
  readonly write: (files: Readonly<Record<string, string | Uint8Array>>) => Promise<void>;
  readonly run: (over?: Partial<ImportOptions>) => Promise<ImportResult>;
  /** Text of a file of the content folder. */
  readonly read: (file: string) => Promise<string>;
  /** Everything that the check finds in the content folder. */
  readonly check: () => Promise<Problem[]>;
  /** Every file of the content folder with its time of change and its text. */
  readonly snapshot: () => Promise<Readonly<Record<string, string>>>;
  readonly remove: () => Promise<void>;
}

/** Makes an empty content folder beside the given source folder, or one of its own. */
export async function openImportFolder(sourceDir?: string): Promise<ImportFolder> {
  const root = await mkdtemp(path.join(tmpdir(), 'casebook-import-'));
  const source = sourceDir ?? path.join(root, 'kb');
  const contentDir = path.join(root, 'content');
  await mkdir(source, { recursive: true });
  return {
    sourceDir: source,
    contentDir,
    write: async (files) => {
      for (const [name, text] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(source, name)), { recursive: true });
        await writeFile(path.join(source, name), text);
      }
    },
    run: async (over = {}) =>
      importKnowledgeBase({
        format: 'markdown',
        sourceDir: source,
        contentDir,
        name: 'kb',
        audience: 'internal',
        confidence: 'not-validated',
        productMap: {},
        isDryRun: false,
        now: new Date('2026-11-22T12:00:00Z'),
        ...over,
      }),
    read: async (file) => readFile(path.join(contentDir, file), 'utf8'),
    check: async () =>
      checkContent(await readKnowledgeBase({ contentDir, audience: 'internal' }), {
        contentDir,
        today,
        withStyle: true,
      }),
    snapshot: async () => {
      const files: Record<string, string> = {};
      for (const entry of await readdir(contentDir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const file = path.join(entry.parentPath, entry.name);
        const { mtimeMs } = await stat(file);
        files[path.relative(contentDir, file)] = `${mtimeMs} ${await readFile(file, 'latin1')}`;
      }
      return files;
    },
    remove: async () => rm(root, { recursive: true, force: true }),
  };
}
