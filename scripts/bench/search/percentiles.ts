/** Middle and high end of a number of measurements. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
}

/** Percentiles by nearest rank: a value that was measured, at most half (a twentieth) of the others are above it. */
export function percentilesOf(numbers: readonly number[], decimals = 0): Percentiles {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
    return Math.round(value * 10 ** decimals) / 10 ** decimals;
  };
  return { p50: at(0.5), p95: at(0.95) };
}
