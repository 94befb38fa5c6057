import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter, CorruptFileError } from '../../../../src/core/search/format/bytes.ts';
import { readPosting, writePosting, type Posting } from '../../../../src/core/search/format/posting.ts';
import { readTermShard, writeTermShards } from '../../../../src/core/search/format/term-shard.ts';
import { readVocabulary, writeVocabulary } from '../../../../src/core/search/format/vocabulary.ts';

const postingArbitrary: fc.Arbitrary<Posting> = fc
  .tuple(
    fc.nat(5000),
    fc.uniqueArray(fc.nat(7), { minLength: 1 }),
    fc.uniqueArray(fc.nat(9999), { minLength: 1 }),
  )
  .chain(([rank, fields, owners]) =>
    fc
      .array(fc.integer({ min: 1, max: 500 }), { minLength: owners.length, maxLength: owners.length })
      .map((frequencies) => ({
        rank,
        fields: fields
          .toSorted((a, b) => a - b)
          .map((field) => ({ field, owners: owners.toSorted((a, b) => a - b), frequencies })),
      })),
  );
const words = fc
  .uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
  .map((list) => list.toSorted());

describe('the index format', () => {
  it('reads numbers back', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 31 - 1)), (numbers) => {
        const writer = new ByteWriter();
        for (const number of numbers) writer.writeNumber(number);
        const reader = new ByteReader(writer.toBytes());
        expect(numbers.map(() => reader.readNumber())).toEqual(numbers);
        expect(reader.isAtEnd).toBe(true);
      }),
    );
  });

  it('reads postings back', () => {
    fc.assert(
      fc.property(postingArbitrary, (posting) => {
        const writer = new ByteWriter();
        writePosting(writer, posting);
        expect(readPosting(new ByteReader(writer.toBytes()), () => 10_000)).toEqual(posting);
      }),
    );
  });

  it('reads the terms of shards and the vocabulary back', () => {
    fc.assert(
      fc.property(words, postingArbitrary, (terms, posting) => {
        const shards = writeTermShards(terms.map((term) => [term, posting] as const));
        expect(shards.flatMap(({ bytes }) => [...readTermShard(bytes).keys()])).toEqual(terms);
        expect(readVocabulary(writeVocabulary(terms))).toEqual(terms);
      }),
    );
  });

  it('takes damaged bytes for damaged, and never for more than they can hold', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const failures = [
          () => readTermShard(bytes),
          () => readVocabulary(bytes),
          () => readPosting(new ByteReader(bytes), () => 100),
        ].flatMap((read) => failureOf(read));
        expect(failures.every((failure) => failure instanceof CorruptFileError)).toBe(true);
      }),
    );
  });
});

function failureOf(read: () => unknown): unknown[] {
  try {
    read();
    return [];
  } catch (error) {
    return [error];
  }
}
