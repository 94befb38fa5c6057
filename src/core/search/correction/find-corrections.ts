import { editDistance } from '../../check/nearest-name.ts';
import { foldText } from '../analysis/fold-text.ts';
import { mayBeSimilar } from '../engine/similar-terms.ts';
import type { IndexFiles } from '../engine/index-files.ts';
import type { MissingFile } from '../engine/file-memory.ts';

/** From this length on, two letters may differ. */
const longWord = 8;
/** Of the terms near a word, those that are looked up. */
const candidateLimit = 24;
/** How many times as frequent a term has to be to outweigh a letter more that differs. */
const editCost = Math.log(20);

/**
 * Finds the words of an index that unknown words were probably meant to be: within one edit, or two in long words, where
 * neighbouring letters that change places count once; among those a frequent one.
 *
 * @param words Of Latin letters.
 * @param isThorough Looks at all words of the index where none that begins alike is near.
 * @returns Corrections in lower case, without accents, by word; not for words that nothing is near to.
 */
export async function findCorrections(
  words: readonly string[],
  isThorough: boolean,
  files: IndexFiles,
  missing: MissingFile[],
): Promise<ReadonlyMap<string, string>> {
  const corrections = await Promise.all(
    words.map(async (word) => [word, await findCorrection(word, isThorough, files, missing)] as const),
  );
  return new Map(corrections.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

async function findCorrection(
  word: string,
  isThorough: boolean,
  files: IndexFiles,
  missing: MissingFile[],
): Promise<string | undefined> {
  const typed = foldText(word).toLowerCase();
  // The second letter may be wrong; then the first alone leads to the right files.
  const beginnings = [typed.slice(0, 2), typed.slice(0, 1), ...(isThorough ? [undefined] : [])];
  for (const beginning of beginnings) {
    const best = await bestOf(typed, await files.readVocabulary(missing, beginning), files, missing);
    if (best !== undefined) return best;
  }
  return undefined;
}

async function bestOf(
  typed: string,
  vocabulary: readonly string[],
  files: IndexFiles,
  missing: MissingFile[],
): Promise<string | undefined> {
  const edits = typed.length >= longWord ? 2 : 1;
  const near = vocabulary
    .filter((term) => mayBeSimilar(term, typed, edits) && /^\p{L}{3,}$/u.test(term))
    .map((term) => ({ term, distance: editDistance(typed, term) }))
    .filter(({ distance }) => distance <= edits)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, candidateLimit);
  if (near.length === 0) return undefined;
  // Stems are terms too, but no words; texts have none of them as such.
  const counts = await files.countArticles(
    near.map(({ term }) => term),
    missing,
  );
  let best: string | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const { term, distance } of near) {
    const count = counts.get(term) ?? 0;
    const score = Math.log(count) - editCost * distance;
    if (count > 0 && score > most) [best, most] = [term, score];
  }
  return best;
}
