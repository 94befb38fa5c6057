import { CorruptFileError, type ByteReader, type ByteWriter } from './bytes.ts';

/** Where a term occurs in one field: documents (or articles, for their fields) ascending, and how often in each. */
export interface FieldPosting {
  /** Position of the field in `searchFields`. */
  readonly field: number;
  readonly owners: readonly number[];
  readonly frequencies: readonly number[];
}

/** Everywhere a term occurs. */
export interface Posting {
  /** How many terms were new before it in the field where it was first met. Gives lunr's numbering of terms back. */
  readonly rank: number;
  /** Ascending by field, without empty ones. */
  readonly fields: readonly FieldPosting[];
}

export function writePosting(writer: ByteWriter, posting: Posting): void {
  writer.writeNumber(posting.rank);
  writer.writeByte(posting.fields.reduce((mask, { field }) => mask | (1 << field), 0));
  for (const { owners, frequencies } of posting.fields) {
    writer.writeNumber(owners.length);
    let next = 0;
    owners.forEach((owner, index) => {
      const frequency = frequencies[index] ?? 1;
      writer.writeNumber((owner - next) * 2 + (frequency > 1 ? 1 : 0));
      if (frequency > 1) writer.writeNumber(frequency - 2);
      next = owner + 1;
    });
  }
}

/**
 * Reads what `writePosting` wrote.
 *
 * @param owners How many documents or articles a field can occur in; a larger number means a corrupt file.
 */
export function readPosting(reader: ByteReader, owners: (field: number) => number): Posting {
  const rank = reader.readNumber();
  const mask = reader.readByte();
  const fields: FieldPosting[] = [];
  for (let field = 0; field < 8; field++) {
    if (mask & (1 << field)) fields.push(readFieldPosting(reader, field, owners(field)));
  }
  return { rank, fields };
}

function readFieldPosting(reader: ByteReader, field: number, limit: number): FieldPosting {
  const count = reader.readNumber();
  if (count > limit) throw new CorruptFileError('A term occurs more often than there are documents.');
  const owners: number[] = [];
  const frequencies: number[] = [];
  let next = 0;
  for (let index = 0; index < count; index++) {
    const code = reader.readNumber();
    const owner = next + (code >>> 1);
    if (owner >= limit) throw new CorruptFileError('A term occurs in a document that does not exist.');
    owners.push(owner);
    frequencies.push(code & 1 ? reader.readNumber() + 2 : 1);
    next = owner + 1;
  }
  return { field, owners, frequencies };
}
