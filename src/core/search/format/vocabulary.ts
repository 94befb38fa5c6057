import { joinColumns, splitColumns } from './bytes.ts';
import { isCutPoint } from './cut-point.ts';
import { createTermReader, createTermWriter, termColumns } from './term-columns.ts';

/** A stretch of the sorted list of all terms. */
export interface VocabularyPiece {
  readonly firstTerm: string;
  readonly bytes: Uint8Array;
}

/** From this size in bytes on, a piece ends at the next cut point. */
const usualPieceBytes = 24 * 1024;
const termsPerCut = 64;

/** Writes all terms, sorted; needed for misspelt words and for wildcards without a beginning. */
export function writeVocabulary(terms: readonly string[]): VocabularyPiece[] {
  const pieces: VocabularyPiece[] = [];
  let writer = createTermWriter();
  let firstTerm = '';
  let previous = '';
  terms.forEach((term, index) => {
    if (writer.length === 0) firstTerm = term;
    writer.add(term, previous);
    previous = term;
    const isFull = writer.length >= usualPieceBytes && isCutPoint(term, termsPerCut);
    if (!isFull && index < terms.length - 1) return;
    pieces.push({ firstTerm, bytes: joinColumns(writer.columns) });
    writer = createTermWriter();
    previous = '';
  });
  return pieces;
}

export function readVocabularyPiece(bytes: Uint8Array): string[] {
  const columns = splitColumns(bytes, termColumns);
  const readTerm = createTermReader(columns);
  const terms: string[] = [];
  while (columns[0]?.isAtEnd === false) terms.push(readTerm(terms.at(-1) ?? ''));
  return terms;
}
