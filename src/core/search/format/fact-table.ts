import type { FacetColumn } from '../facets.ts';
import { ByteReader, ByteWriter, CorruptFileError, hasGreater } from './bytes.ts';
import { readNumberColumn, writeNumberColumn, type NumberColumn } from './number-column.ts';

/** What results are narrowed and sorted by. Only queries that do so load it. */
export interface FactTable {
  /** By facet. */
  readonly facetValues: readonly FacetColumn[];
  /** For each article: when it was last verified or written, as days since 1970-01-01; 0 when unknown. */
  readonly days: NumberColumn;
  /** For each article: how many cases it resolved or was made for. Only where the index knows of cases. */
  readonly reuse?: NumberColumn;
}

/** The same before it is written. */
interface Facts {
  readonly facetValues: FactTable['facetValues'];
  readonly days: ArrayLike<number>;
  readonly reuse?: ArrayLike<number>;
}

/*
 * A facet is how many values each article has and then these; the first column is left out where each has one, as in most facets.
 */

export function writeFactTable({ facetValues, days, reuse }: Facts): Uint8Array {
  const writer = new ByteWriter();
  writer.writeNumber(days.length);
  for (const { starts, values } of facetValues) {
    writer.writeNumber(values.length);
    writer.writeByte(Number(starts !== undefined));
    if (starts)
      writeNumberColumn(
        writer,
        starts.subarray(1).map((end, article) => end - starts[article]!),
      );
    writeNumberColumn(writer, values);
  }
  writeNumberColumn(writer, days);
  if (reuse) writeNumberColumn(writer, reuse);
  return writer.toBytes();
}

/**
 * @param valueCounts How many values each facet has, in the order of the manifest.
 * @param hasCases Whether the index knows of cases.
 */
export function readFactTable(
  bytes: Uint8Array,
  valueCounts: readonly number[],
  hasCases: boolean,
): FactTable {
  const reader = new ByteReader(bytes);
  const articles = reader.readNumber();
  if (articles > bytes.length) throw new CorruptFileError('More articles than bytes.');
  const facetValues = valueCounts.map((valueCount) => readFacet(reader, articles, valueCount));
  const days = readNumberColumn(reader, articles);
  return { facetValues, days, ...(hasCases && { reuse: readNumberColumn(reader, articles) }) };
}

/** Puts together what each article has in a facet. */
export function createFacetColumn(ofArticles: readonly (readonly number[])[]): FacetColumn {
  const values = Uint16Array.from(ofArticles.flat());
  if (ofArticles.every(({ length }) => length === 1)) return { values };
  const starts = new Uint32Array(ofArticles.length + 1);
  ofArticles.forEach((ofArticle, article) => (starts[article + 1] = starts[article]! + ofArticle.length));
  return { starts, values };
}

function readFacet(reader: ByteReader, articles: number, valueCount: number): FacetColumn {
  const length = reader.readNumber();
  const hasCounts = reader.readByte() !== 0;
  const starts = hasCounts ? readStarts(reader, articles, valueCount) : undefined;
  if (length !== (starts ? starts[articles] : articles))
    throw new CorruptFileError('Articles have more values than there are, or fewer.');
  const values = readNumberColumn(reader, length);
  if (hasGreater(values, valueCount - 1)) throw new CorruptFileError('A value does not exist.');
  return { values, ...(starts && { starts }) };
}

function readStarts(reader: ByteReader, articles: number, valueCount: number): Uint32Array {
  const counts = readNumberColumn(reader, articles);
  if (hasGreater(counts, valueCount))
    throw new CorruptFileError('An article has more values than there are.');
  const starts = new Uint32Array(articles + 1);
  for (let article = 0; article < articles; article++)
    starts[article + 1] = starts[article]! + counts[article]!;
  return starts;
}
