import { ByteWriter, CorruptFileError, joinColumns, splitColumns, type ByteReader } from './bytes.ts';
import { isCutPoint } from './cut-point.ts';
import { maximumFrequency, type Posting } from './posting.ts';
import { createTermReader, createTermWriter, termColumns } from './term-columns.ts';
import { positionOfField, searchFields } from '../fields.ts';

/** What a shard holds of a term. */
export interface ShardTerm {
  /** Where the term itself stands in texts. */
  readonly posting: Posting;
  /** Other terms that have this one as their stem: it also stands wherever they do. */
  readonly inflections: readonly string[];
  /** What it is short for. */
  readonly longForms: readonly string[];
}

export interface TermShard {
  /** All its terms are at or after this, and all earlier ones before it: the beginning of the first one that tells it apart. */
  readonly from: string;
  readonly bytes: Uint8Array;
}

/** Largest size of a shard in bytes, unless one term alone needs more. */
export const maximumShardBytes = 4096;
/** From this size on, a shard ends before the next family of words. */
const usualShardBytes = 640;
/** Letters that the words of a family share: a word is mostly in one shard with its stem and its inflections. */
const familyLetters = 4;
const familiesPerCut = 2;
const termsPerCut = 8;

/** Cuts what is known of all terms, which are sorted, into shards of neighbouring terms. */
export function writeTermShards(
  terms: readonly string[],
  contentOf: (term: string) => ShardTerm,
): TermShard[] {
  const shards: TermShard[] = [];
  const shard = createShardWriter();
  const finish = (): void => {
    const finished = shard.take();
    if (finished) shards.push(finished);
  };
  let before = '';
  let family = '';
  for (const term of terms) {
    const content = contentOf(term);
    const next = term.slice(0, familyLetters);
    if (shard.length > 0 && isEnd(shard.length, sizeOf(term, content), next === family ? term : next))
      finish();
    shard.add(term, content, before);
    before = term;
    family = next;
  }
  finish();
  return shards;
}

/**
 * Whether a shard ends before something: a term of the same family, or another family. Ends are at the same names again
 * soon after a change, so that most shards stay as they are.
 */
function isEnd(length: number, added: number, name: string): boolean {
  if (length + added > maximumShardBytes) return true;
  if (length < usualShardBytes) return false;
  return name.length > familyLetters
    ? length >= 2 * usualShardBytes && isCutPoint(name, termsPerCut)
    : length >= 2 * usualShardBytes || isCutPoint(name, familiesPerCut);
}

/** Bytes that a term takes at most, as far as one can tell before writing it. */
function sizeOf(term: string, { posting, inflections, longForms }: ShardTerm): number {
  const names = 16 * inflections.length + 3 * longForms.join('').length;
  return 3 * term.length + 8 + names + 3 * posting.documents.length;
}

/** Writes one shard after the other into the same columns, since there are thousands. */
function createShardWriter() {
  const names = createTermWriter();
  const counts = new ByteWriter();
  const distances = new ByteWriter();
  const frequencies = new ByteWriter();
  const columns = [counts, ...names.columns, distances, frequencies];
  let from: string | undefined;
  let previous = '';
  return {
    get length() {
      return names.length + counts.length + distances.length + frequencies.length;
    },
    /** @param before The term before it, in whichever shard. */
    add(term: string, { posting, inflections, longForms }: ShardTerm, before: string): void {
      from ??= beginningAfter(before, term);
      names.add(term, previous);
      previous = term;
      counts.writeNumber(posting.documentCount);
      // Most terms have no long form, and no byte for it.
      counts.writeNumber(inflections.length * 2 + Number(longForms.length > 0));
      if (longForms.length > 0) counts.writeNumber(longForms.length);
      for (const name of [...inflections, ...longForms]) names.add(name, term);
      writePosting(posting, distances, frequencies);
    },
    /** The shard that was written, if anything was; what follows is in the next one. */
    take: (): TermShard | undefined => {
      if (from === undefined) return undefined;
      const shard = { from, bytes: joinColumns(columns) };
      for (const column of columns) column.clear();
      from = undefined;
      previous = '';
      return shard;
    },
  };
}

/** The shortest beginning of a term that is after the term before it, in whole characters. */
function beginningAfter(before: string, term: string): string {
  let beginning = '';
  for (const character of term) {
    beginning += character;
    if (beginning > before) break;
  }
  return beginning;
}

const body = positionOfField('body');

/**
 * For each document its distance from the one before, and its frequencies: twice the frequency less one where only the
 * body has the term, which is the usual case; else twice the set of fields plus one, and the frequency less one in each.
 */
function writePosting(posting: Posting, distances: ByteWriter, frequencies: ByteWriter): void {
  const { documents, fields } = posting;
  let next = 0;
  let index = 0;
  while (index < documents.length) {
    const document = documents[index] ?? 0;
    distances.writeNumber(document - next);
    next = document + 1;
    let end = index;
    let set = 0;
    while (end < documents.length && documents[end] === document) set |= 1 << (fields[end++] ?? 0);
    if (set === 1 << body) {
      frequencies.writeNumber(((posting.frequencies[index] ?? 1) - 1) * 2);
    } else {
      frequencies.writeNumber(set * 2 + 1);
      for (; index < end; index++) frequencies.writeNumber((posting.frequencies[index] ?? 1) - 1);
    }
    index = end;
  }
}

/**
 * Reads what `writeTermShards` wrote.
 *
 * @param documentCount How many documents there are; a larger number means a corrupt file.
 */
export function readTermShard(bytes: Uint8Array, documentCount: number): ReadonlyMap<string, ShardTerm> {
  const [counts, ...columns] = splitColumns(bytes, termColumns + 3);
  const [distances, frequencies] = columns.slice(termColumns);
  if (!counts || !distances || !frequencies) throw new CorruptFileError('A column of terms is missing.');
  const readName = createTermReader(columns);
  const terms = new Map<string, ShardTerm>();
  let name = '';
  while (!counts.isAtEnd) {
    name = readName(name);
    const [documents, others] = [counts.readNumber(), counts.readNumber()];
    const inflections = Math.floor(others / 2);
    const longForms = others % 2 === 1 ? counts.readNumber() : 0;
    if (documents > documentCount) throw new CorruptFileError('A term is in more documents than there are.');
    if (inflections + longForms > bytes.length) throw new CorruptFileError('More terms than bytes.');
    terms.set(name, {
      inflections: Array.from({ length: inflections }, () => readName(name)),
      longForms: Array.from({ length: longForms }, () => readName(name)),
      posting: readPosting(documents, documentCount, distances, frequencies),
    });
  }
  return terms;
}

function readPosting(
  count: number,
  documentCount: number,
  distances: ByteReader,
  frequencies: ByteReader,
): Posting {
  if (count > distances.remaining) throw new CorruptFileError('More documents than bytes.');
  // Most documents have a term in their body alone.
  let columns = createColumns(count);
  let length = 0;
  let next = 0;
  const add = (document: number, field: number, frequency: number): void => {
    if (length === columns.documents.length) columns = createColumns(2 * length + 1, columns);
    columns.documents[length] = document;
    columns.fields[length] = field;
    columns.frequencies[length++] = Math.min(maximumFrequency, frequency);
  };
  for (let index = 0; index < count; index++) {
    const document = next + distances.readNumber();
    if (document >= documentCount) throw new CorruptFileError('A term is in a document that does not exist.');
    next = document + 1;
    const code = frequencies.readNumber();
    if ((code & 1) === 0) {
      add(document, body, (code >>> 1) + 1);
      continue;
    }
    for (let field = 0, set = code >>> 1; set > 0; field++, set >>>= 1) {
      if ((set & 1) === 0) continue;
      if (field >= searchFields.length) throw new CorruptFileError('A field does not exist.');
      add(document, field, frequencies.readNumber() + 1);
    }
  }
  return {
    documents: columns.documents.subarray(0, length),
    fields: columns.fields.subarray(0, length),
    frequencies: columns.frequencies.subarray(0, length),
    documentCount: count,
  };
}

type PostingColumns = Omit<Posting, 'documentCount'>;

function createColumns(length: number, beginning?: PostingColumns): PostingColumns {
  const columns = {
    documents: new Int32Array(length),
    fields: new Uint8Array(length),
    frequencies: new Uint16Array(length),
  };
  if (beginning) {
    columns.documents.set(beginning.documents);
    columns.fields.set(beginning.fields);
    columns.frequencies.set(beginning.frequencies);
  }
  return columns;
}
