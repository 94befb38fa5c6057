import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchFields } from '../../../../src/core/search/fields.ts';
import { ByteReader, ByteWriter, CorruptFileError } from '../../../../src/core/search/format/bytes.ts';
import { contentHash, decodeHash, encodeHash } from '../../../../src/core/search/format/content-hash.ts';
import {
  readChunkPage,
  readShardPage,
  writeChunkPage,
  writeShardPage,
} from '../../../../src/core/search/format/directory-page.ts';
import { readDocumentTable, writeDocumentTable } from '../../../../src/core/search/format/document-table.ts';
import {
  createFacetColumn,
  readFactTable,
  writeFactTable,
} from '../../../../src/core/search/format/fact-table.ts';
import {
  lengthCode,
  lengthOfCode,
  maximumLengthCode,
} from '../../../../src/core/search/format/field-length.ts';
import { readNumberColumn, writeNumberColumn } from '../../../../src/core/search/format/number-column.ts';
import {
  createPosting,
  emptyPosting,
  joinInflections,
  type Posting,
} from '../../../../src/core/search/format/posting.ts';
import { readStoreChunk } from '../../../../src/core/search/format/store-chunk.ts';
import {
  readTermShard,
  writeTermShards,
  type ShardTerm,
} from '../../../../src/core/search/format/term-shard.ts';
import { readVocabularyPiece, writeVocabulary } from '../../../../src/core/search/format/vocabulary.ts';

const documents = 10_000;
const fieldCount = searchFields.length;
const byNumber = (a: number, b: number): number => a - b;

const posting: fc.Arbitrary<Posting> = fc
  .uniqueArray(fc.nat(documents * fieldCount - 1), { maxLength: 60 })
  .chain((places) =>
    fc
      .array(fc.integer({ min: 1, max: 0xffff }), { minLength: places.length, maxLength: places.length })
      .map((frequencies) => {
        const sorted = places.toSorted(byNumber);
        return createPosting({
          documents: Int32Array.from(sorted, (place) => Math.floor(place / fieldCount)),
          fields: Uint8Array.from(sorted, (place) => place % fieldCount),
          frequencies: Uint16Array.from(frequencies),
        });
      }),
  );
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.isWellFormed());
const words = fc.uniqueArray(word).map((list) => list.toSorted());
const hash = fc.uint8Array({ maxLength: 40 }).map(contentHash);

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

  it('reads terms, their postings, their inflections and long forms back from shards', () => {
    fc.assert(
      fc.property(words, fc.array(posting, { minLength: 1 }), words, (terms, postings, inflections) => {
        const written = terms.map((term, index): [string, ShardTerm] => [
          term,
          {
            posting: postings[index % postings.length] ?? emptyPosting,
            inflections: index % 2 ? inflections : [],
            longForms: index % 3 ? [] : inflections,
          },
        ]);
        const contents = new Map(written);
        const shards = writeTermShards(terms, (term) => contents.get(term) ?? none);
        const read = shards.flatMap(({ bytes }) => Array.from(readTermShard(bytes, documents)));
        expect(read).toEqual(written);
        for (const { from, bytes } of shards) {
          const [first = ''] = readTermShard(bytes, documents).keys();
          expect(from.isWellFormed() && first.startsWith(from)).toBe(true);
          expect(terms.find((term) => term >= from)).toBe(first);
        }
      }),
    );
  });

  it('reads the vocabulary back', () => {
    fc.assert(
      fc.property(words, (terms) => {
        expect(writeVocabulary(terms).flatMap(({ bytes }) => readVocabularyPiece(bytes))).toEqual(terms);
      }),
    );
  });

  it('reads pages of the directory back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, hash)), fc.array(fc.tuple(fc.nat(300), hash)), (shards, chunks) => {
        const entries = shards
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([from, name]) => ({ from, hash: name }));
        expect(readShardPage(writeShardPage(entries))).toEqual(entries);
        const places = chunks.map(([articles, name]) => ({ articles, hash: name }));
        expect(readChunkPage(writeChunkPage(places))).toEqual(places);
      }),
    );
  });

  it('reads hashes back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeHash(encodeHash(contentHash(bytes)))).toBe(contentHash(bytes));
        expect(contentHash(bytes)).toMatch(/^[0-9a-v]{8}$/);
      }),
    );
  });

  it('keeps short lengths, and rounds long ones down by an eighth at most', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 30), (length) => {
        const code = lengthCode(length);
        const rounded = lengthOfCode(code);
        expect(code).toBeLessThanOrEqual(maximumLengthCode);
        expect(rounded).toBeLessThanOrEqual(length);
        expect(length < 8 ? rounded : rounded * 1.25).toBeGreaterThanOrEqual(length);
        expect(lengthCode(rounded)).toBe(code);
      }),
    );
  });

  it('takes damaged bytes for damaged, and never for more than they can hold', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const failures = [
          () => readTermShard(bytes, 100),
          () => readVocabularyPiece(bytes),
          () => readShardPage(bytes),
          () => readChunkPage(bytes),
          () => readDocumentTable(bytes, searchFields.length, 2),
          () => readFactTable(bytes, [3, 3], true),
          () => readStoreChunk(bytes),
        ].flatMap((read) => failureOf(read));
        expect(failures.filter((failure) => !(failure instanceof CorruptFileError))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads the tables of articles back', () => {
    const table = {
      lengthCodes: searchFields.map((_, field) => Uint8Array.from([field, 2 * field])),
      languages: Uint8Array.from([1, 0]),
    };
    expect(readDocumentTable(writeDocumentTable(table), table.lengthCodes.length, 2)).toEqual(table);
  });

  it('reads numbers of any size back from columns', () => {
    const sized = fc.constantFrom(0xff, 0xffff, 2 ** 31 - 1).chain((most) => fc.array(fc.nat(most)));
    fc.assert(
      fc.property(sized, (numbers) => {
        const writer = new ByteWriter();
        writeNumberColumn(writer, numbers);
        const reader = new ByteReader(writer.toBytes());
        expect([...readNumberColumn(reader, numbers.length)]).toEqual(numbers);
        expect(reader.isAtEnd).toBe(true);
      }),
    );
  });

  it('reads back what articles have in facets, whether each has one value or any number of them', () => {
    const valueCount = 300;
    const value = fc.nat(valueCount - 1);
    const article = fc.record({
      one: value,
      any: fc.uniqueArray(value, { maxLength: 4 }),
      day: fc.nat(30_000),
      reuse: fc.nat(70_000),
    });
    fc.assert(
      fc.property(fc.array(article), fc.boolean(), (articles, hasCases) => {
        const facts = {
          facetValues: [
            createFacetColumn(articles.map(({ one }) => [one])),
            createFacetColumn(articles.map(({ any }) => any)),
          ],
          days: articles.map(({ day }) => day),
          ...(hasCases && { reuse: articles.map(({ reuse }) => reuse) }),
        };
        const read = readFactTable(writeFactTable(facts), [valueCount, valueCount], hasCases);
        const [one, any] = read.facetValues;
        expect(one?.starts).toBeUndefined();
        expect(articles.map((_, place) => one?.values[place])).toEqual(articles.map((of) => of.one));
        expect(
          articles.map((_, place) => [
            ...(any?.values.subarray(any.starts?.[place] ?? place, any.starts?.[place + 1] ?? place + 1) ??
              []),
          ]),
        ).toEqual(articles.map((of) => of.any));
        expect([...read.days]).toEqual(facts.days);
        expect(read.reuse && [...read.reuse]).toEqual(facts.reuse);
      }),
    );
  });

  it('joins what a stem and its inflections have, place by place', () => {
    fc.assert(
      fc.property(posting, fc.array(posting), fc.boolean(), (own, inflections, isAll) => {
        const sums = new Map<number, number>();
        [own, ...inflections].forEach((part, number) => {
          part.documents.forEach((document, index) => {
            if (number > 0 && !isAll && !isKept(document)) return;
            const place = document * fieldCount + (part.fields[index] ?? 0);
            sums.set(place, (sums.get(place) ?? 0) + (part.frequencies[index] ?? 0));
          });
        });
        const places = Array.from(sums.keys()).toSorted(byNumber);
        const joined = joinInflections(own, inflections, isAll ? undefined : isKept);
        expect({ ...joined, documents: [...joined.documents] }).toEqual({
          documents: places.map((place) => Math.floor(place / fieldCount)),
          fields: Uint8Array.from(places, (place) => place % fieldCount),
          frequencies: Uint16Array.from(places, (place) => Math.min(0xffff, sums.get(place) ?? 0)),
          documentCount: new Set(places.map((place) => Math.floor(place / fieldCount))).size,
        });
      }),
    );
  });
});

const isKept = (document: number): boolean => document % 3 > 0;

const none: ShardTerm = { posting: emptyPosting, inflections: [], longForms: [] };

function failureOf(read: () => unknown): unknown[] {
  try {
    read();
    return [];
  } catch (error) {
    return [error];
  }
}
