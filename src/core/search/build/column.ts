/** A list of whole numbers that grows, four bytes each: millions of them fit where a plain array would not. */
export interface Column {
  readonly length: number;
  readonly push: (value: number) => void;
  /** The value at a position below the length. */
  readonly at: (position: number) => number;
}

export function createColumn(): Column {
  let values = new Int32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push: (value) => {
      if (length === values.length) {
        const larger = new Int32Array(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    at: (position) => values[position] ?? 0,
  };
}
