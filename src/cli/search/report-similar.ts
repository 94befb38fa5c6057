import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LoadFile } from '../../core/search/engine/file-memory.ts';
import {
  openSimilarity,
  type SimilarArticle,
  type SimilarPair,
} from '../../core/search/similar/find-similar.ts';
import { UsageError, type Terminal } from '../command.ts';
import { startProgress } from '../progress.ts';

/**
 * Says what is like an article, or like the text of a file.
 *
 * @param like Id or key of an article, or a file, from where the command was started.
 */
export async function reportSimilar(
  like: string,
  load: LoadFile,
  { limit, isJson }: { readonly limit: number; readonly isJson: boolean },
  terminal: Terminal,
): Promise<void> {
  const similarity = await openSimilarity({ load });
  const similar =
    (await similarity.likeArticle(like, { limit })) ??
    (await similarity.likeText(await readDraft(like, terminal), { limit }));
  if (isJson) terminal.out(`${JSON.stringify(similar, undefined, 2)}\n`);
  else terminal.out(similar.map(printSimilar).join(''));
  if (similar.length === 0) terminal.err('No article is like it.\n');
}

/** Says which articles of the base are like each other. */
export async function reportDuplicates(
  load: LoadFile,
  { isJson }: { readonly isJson: boolean },
  terminal: Terminal,
): Promise<void> {
  const similarity = await openSimilarity({ load });
  const comparing = startProgress(terminal, 'Compared');
  let articles = 0;
  const pairs = await similarity.pairs({
    onProgress: (done, of) => {
      articles = done;
      comparing.update(done, of);
    },
  });
  comparing.finish(String(articles));
  if (isJson) terminal.out(`${JSON.stringify(pairs, undefined, 2)}\n`);
  else terminal.out(pairs.map(printPair).join(''));
  terminal.err(pairs.length === 0 ? 'No two articles are much alike.\n' : '');
}

/** A draft that is no article yet: its first line with letters is its title, whatever form it has. */
async function readDraft(file: string, { workingDirectory }: Terminal) {
  const text = await readFile(path.resolve(workingDirectory, file), 'utf8').catch(() => {
    throw new UsageError(`there is no article and no file ${file}`);
  });
  const language = /^lang:\s*["']?([\w-]+)/m.exec(text)?.[1] ?? 'en';
  const written = /^title:\s*(.+)$/m.exec(text)?.[1] ?? /^.*\p{L}.*$/mu.exec(text)?.[0] ?? '';
  // Of front matter the values would do, but its keys are in no article and do no harm.
  return { language, title: written, texts: [text] };
}

function printSimilar({ key, title, address, similarity, sharedWords }: SimilarArticle): string {
  return `${similarity.toFixed(2)}  ${key}  ${title}\n  ${sharedWords.join(' ')}\n  ${address}\n`;
}

function printPair({ articles, similarity, sharedWords }: SimilarPair): string {
  const [first, second] = articles;
  return `${similarity.toFixed(2)}  ${first.key}  ${first.title}\n      ${second.key}  ${second.title}\n  ${sharedWords.join(' ')}\n`;
}
