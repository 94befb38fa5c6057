/** A list of whole numbers that grows: millions of them fit where a plain array would not. */
export interface Column {
  readonly length: number;
  readonly push: (value: number) => void;
  /** The value at a position below the length. */
  readonly at: (position: number) => number;
}

/** Numbers stand in pieces, so that a column is never copied as it grows, and is hardly larger than what it holds. */
const pieceBits = 14;
const pieceLength = 1 << pieceBits;

/** @param bytes Of a number: 4, or 2 where none is above 65,535. */
export function createColumn(bytes: 2 | 4): Column {
  const pieces: (Int32Array | Uint16Array)[] = [];
  let piece: Int32Array | Uint16Array = new Uint16Array();
  let length = 0;
  return {
    get length() {
      return length;
    },
    push: (value) => {
      const place = length++ & (pieceLength - 1);
      if (place === 0) {
        piece = bytes === 2 ? new Uint16Array(pieceLength) : new Int32Array(pieceLength);
        pieces.push(piece);
      }
      piece[place] = value;
    },
    at: (position) => pieces[position >>> pieceBits]![position & (pieceLength - 1)]!,
  };
}
