import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Draft } from './convert-all.ts';
import { resolveFragments } from './markdown/convert-links.ts';
import type { ImportedArticle, ImportStatus } from './import-options.ts';
import type { LedgerEntry } from './write/ledger.ts';
import type { Loss } from './loss.ts';
import { findFragment } from './markdown/outline.ts';
import { readIfThere } from './write/write-file.ts';

/** An article in its final text, with what has to happen to its file. */
export interface SettledArticle extends ImportedArticle {
  readonly draft: Draft;
  readonly text: string;
  /** Ledger entry before the file is written: knows the old text and the new one. */
  readonly entryBefore: LedgerEntry;
  readonly entryAfter: LedgerEntry;
}

/** Completes the links between drafts and compares each with the file that is there. */
export async function settleArticles(
  drafts: readonly Draft[],
  contentDir: string,
): Promise<{ readonly settled: readonly SettledArticle[]; readonly losses: readonly Loss[] }> {
  const byId = new Map<string, Draft>(drafts.map((draft) => [draft.planned.id, draft]));
  const settled: SettledArticle[] = [];
  const losses: Loss[] = [];
  for (const draft of drafts) {
    const { source, id, entry } = draft.planned;
    const text = resolveFragments(
      draft.text,
      (article, fragment) => {
        const target = byId.get(article);
        return target && findFragment(target.fragments, fragment);
      },
      (article, fragment) =>
        void losses.push({
          kind: 'fragment-missing',
          file: source.path,
          line: lineWith(source, fragment),
          detail: `${article}#${fragment}`,
        }),
    );
    const hash = hashOf(text);
    const present = await readIfThere(path.join(contentDir, draft.file));
    const status = statusOf(present && hashOf(present), hash, entry.outputs);
    const isOurs = status !== 'kept' && status !== 'conflict';
    settled.push({
      source: source.path,
      id,
      file: draft.file,
      status,
      draft,
      text,
      entryBefore: {
        ...entry,
        outputs:
          status === 'created' || status === 'updated'
            ? [...new Set([...entry.outputs, hash])]
            : entry.outputs,
      },
      entryAfter: { ...entry, outputs: isOurs ? [hash] : entry.outputs },
    });
  }
  return { settled, losses };
}

/** Line of the source on which a fragment is linked to. */
function lineWith({ body, bodyLine }: Draft['planned']['source'], fragment: string): number {
  const at = Math.max(body.indexOf(`#${fragment}`), body.indexOf(`#${encodeURIComponent(fragment)}`));
  return bodyLine + body.slice(0, Math.max(at, 0)).split('\n').length - 1;
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * What has to happen to an article, by the hashes of the file that is there, of the new text, and of what was written
 * before: a file that is none of these was edited by hand.
 */
function statusOf(present: string | undefined, next: string, before: readonly string[]): ImportStatus {
  if (present === undefined) return 'created';
  if (present === next) return 'unchanged';
  if (before.includes(present)) return 'updated';
  return before.at(-1) === next ? 'kept' : 'conflict';
}
