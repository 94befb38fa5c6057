/**
 * What a figure counts in. `ratio`: a share from 0 to 1; `count`: how many; `days`: time in days; `place`: a place in a list, 1 the first.
 */
export const units = ['ratio', 'count', 'days', 'place'] as const;
export type Unit = (typeof units)[number];

/** A figure of a measure: one number, and what it is made of. */
export interface Figure {
  /** `null`: there is nothing to divide by or to take the middle of. That is no data, and never nought. */
  readonly value: number | null;
  /** How many of `of`, where it is a share, and how many it is the mean or the median of otherwise. */
  readonly count: number;
  readonly of?: number;
  /** Where it is an estimate from a sample: the interval that holds the true share in 95 of 100 samples. */
  readonly interval?: Interval;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A share; no data where there is nothing to take a share of. */
export function share(count: number, of: number): Figure {
  return { value: of === 0 ? null : count / of, count, of };
}

/** A number of things, which is nought where there are none. */
export function amount(count: number): Figure {
  return { value: count, count };
}

/** A sum over how many; no data where there are none. */
export function mean(sum: number, count: number): Figure {
  return { value: count === 0 ? null : sum / count, count };
}

/**
 * The value below which a part of the others lie (nearest rank); no data where there are none.
 *
 * @param part 0.5 for the median.
 */
export function quantile(values: readonly number[], part: number): Figure {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(part * sorted.length));
  return { value: sorted[rank - 1] ?? null, count: sorted.length };
}

/** 97.5 % of a normal distribution lie below so many deviations. */
const deviations = 1.959963984540054;

/**
 * A share that is estimated from a sample, with its 95 % confidence interval.
 *
 * Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference (1927). It stays within 0 and 1 and holds for
 * small samples and shares near the ends, where the usual interval does not.
 */
export function estimate(count: number, of: number): Figure {
  if (of === 0) return share(count, of);
  const rate = count / of;
  const square = deviations ** 2;
  const middle = (rate + square / (2 * of)) / (1 + square / of);
  const half =
    (deviations / (1 + square / of)) * Math.sqrt((rate * (1 - rate)) / of + square / (4 * of ** 2));
  return {
    ...share(count, of),
    interval: {
      low: count === 0 ? 0 : Math.max(0, middle - half),
      high: count === of ? 1 : Math.min(1, middle + half),
    },
  };
}
