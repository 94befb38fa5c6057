import type { LoadResult } from './load.ts';

/** Requests per second and latency in milliseconds. */
export interface Rate {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** The rate of the middle round, and the latency of the requests of all. */
export function rateOf(rounds: readonly LoadResult[]): Rate {
  const rates = rounds
    .map(({ requests, milliseconds }) => (requests * 1000) / milliseconds)
    .toSorted((a, b) => a - b);
  const latencies = Float64Array.from(rounds.flatMap((round) => round.latencies)).toSorted();
  const at = (share: number): number => {
    const value = latencies[Math.max(0, Math.ceil(share * latencies.length) - 1)] ?? 0;
    return Math.round(value * 100) / 100;
  };
  return {
    perSecond: Math.round(rates[Math.floor(rates.length / 2)] ?? 0),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}
