import { measureEngine, type MeasuredEngine, type MeasuringPlace } from './measure-engine.ts';
import type { Percentiles } from './percentiles.ts';
import { nameScaled } from './scale-documents.ts';

/** The same queries in a set with many times the documents. */
export interface MeasuredScaled extends MeasuredEngine {
  readonly times: number;
  readonly documents: number;
  /** How many times what the set itself took. */
  readonly ratio: {
    readonly bytes?: Percentiles;
    readonly withoutScript?: Percentiles;
    readonly latencyMs: Percentiles;
    readonly prefixMs: Percentiles;
    readonly buildMs: number;
    readonly brotliBytes: number;
    /** Quality over all queries. */
    readonly ndcg10: number;
  };
}

/** Measures our own search on the set made larger (`scale-documents.ts` says how), and compares. */
export async function measureScaled(
  base: MeasuredEngine,
  place: Omit<MeasuringPlace, 'times'>,
  times: number,
): Promise<MeasuredScaled> {
  const documents = nameScaled(place.set.documents, times);
  const measured = await measureEngine('casebook', { ...place, set: { ...place.set, documents }, times });
  return {
    ...measured,
    times,
    documents: documents.length,
    ratio: {
      ...(measured.bytes &&
        base.bytes && {
          bytes: ratios(measured.bytes, base.bytes),
          withoutScript: ratios(measured.bytes.withoutScript, base.bytes.withoutScript),
        }),
      latencyMs: ratios(measured.latencyMs, base.latencyMs),
      prefixMs: ratios(measured.prefixMs, base.prefixMs),
      buildMs: ratio(measured.build.ms, base.build.ms),
      brotliBytes: ratio(measured.build.brotliBytes, base.build.brotliBytes),
      ndcg10: ratio(measured.overall.ndcg10, base.overall.ndcg10),
    },
  };
}

function ratios(grown: Percentiles, base: Percentiles): Percentiles {
  return { p50: ratio(grown.p50, base.p50), p95: ratio(grown.p95, base.p95) };
}

function ratio(grown: number, base: number): number {
  return Math.round((grown / base) * 1000) / 1000;
}
