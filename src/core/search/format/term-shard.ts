import { ByteReader, ByteWriter, decodeText, encodeText, readTermAfter, writeTermAfter } from './bytes.ts';
import { isCutPoint } from './cut-point.ts';
import { writePosting, type Posting } from './posting.ts';

/** Largest size of a shard in bytes, unless one term alone needs more. */
export const maximumShardBytes = 8192;
/** From this size on, a shard ends at the next cut point. */
const usualShardBytes = 4096;
const termsPerCut = 16;

export interface TermShard {
  readonly firstTerm: string;
  readonly bytes: Uint8Array;
}

/** Cuts the postings of all terms, sorted by term, into shards of neighbouring terms. */
export function writeTermShards(postings: Iterable<readonly [string, Posting]>): TermShard[] {
  const shards: TermShard[] = [];
  let writer = new ByteWriter();
  let firstTerm = '';
  let previous: Uint8Array = new Uint8Array();
  const finish = (): void => {
    if (writer.length > 0) shards.push({ firstTerm, bytes: writer.toBytes() });
    writer = new ByteWriter();
    previous = new Uint8Array();
  };
  for (const [term, posting] of postings) {
    const name = encodeText(term);
    const body = new ByteWriter();
    writePosting(body, posting);
    if (writer.length + name.length + body.length + 4 > maximumShardBytes) finish();
    if (writer.length === 0) firstTerm = term;
    writeTermAfter(writer, previous, name);
    writer.writeNumber(body.length);
    writer.writeBytes(body.toBytes());
    previous = name;
    if (writer.length >= usualShardBytes && isCutPoint(term, termsPerCut)) finish();
  }
  finish();
  return shards;
}

/** Terms of a shard in order, each with the bytes of its posting, which are read only where they are needed. */
export function readTermShard(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const reader = new ByteReader(bytes);
  const terms = new Map<string, Uint8Array>();
  let previous: Uint8Array = new Uint8Array();
  while (!reader.isAtEnd) {
    previous = readTermAfter(reader, previous);
    terms.set(decodeText(previous), reader.readBytes(reader.readNumber()));
  }
  return terms;
}
