import type { LoadResult } from './load.ts';

/** What came of a load, and what it cost the server. */
export interface MeasuredLoad extends LoadResult {
  /** Processor time of the server in microseconds; absent: the system does not tell. */
  readonly processorMicroseconds?: number | undefined;
}

/** Requests per second, latency in milliseconds, and processor time in microseconds a request. */
export interface Rate {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Absent: the system does not tell. */
  readonly processor?: number;
}

/** The rate of the middle round, and the latency of the requests of all. */
export function rateOf(rounds: readonly MeasuredLoad[]): Rate {
  const rates = rounds
    .map(({ requests, milliseconds }) => (requests * 1000) / milliseconds)
    .toSorted((a, b) => a - b);
  const latencies = Float64Array.from(rounds.flatMap((round) => round.latencies)).toSorted();
  const at = (share: number): number => {
    const value = latencies[Math.max(0, Math.ceil(share * latencies.length) - 1)] ?? 0;
    return Math.round(value * 100) / 100;
  };
  const requests = rounds.reduce((sum, round) => sum + round.requests, 0);
  const spent = rounds.reduce((sum, round) => sum + (round.processorMicroseconds ?? Number.NaN), 0);
  const processor = Math.round((spent / requests) * 10) / 10;
  return {
    perSecond: Math.round(rates[Math.floor(rates.length / 2)] ?? 0),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    ...(Number.isFinite(processor) && { processor }),
  };
}
