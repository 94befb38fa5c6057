/** Position of the last item of a sorted list that is not greater than a value; -1 when all are. */
export function lastNotAfter<Item extends string | number>(list: readonly Item[], value: Item): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && item <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Position of the first item of a sorted list that is not less than a value; the length when all are. */
export function firstAtLeast(list: Int32Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
