import type { MeasuredEngine } from './measure-engine.ts';
import type { MeasuredQueries } from './measure-queries.ts';
import type { Percentiles } from './percentiles.ts';

/** Tables for people: quality by kind and engine, then what it costs. */
export function printTables(
  engines: Readonly<Record<string, MeasuredQueries & Partial<MeasuredEngine>>>,
): string {
  const names = Object.keys(engines);
  const kinds = [...new Set(Object.values(engines).flatMap((engine) => Object.keys(engine.kinds)))];
  const quality = kinds.flatMap((kind) =>
    names.map((name) => {
      const measured = engines[name]?.kinds[kind];
      return [
        kind,
        name,
        String(measured?.queries ?? 0),
        ...[
          measured?.ndcg10,
          measured?.mrr10,
          measured?.success1,
          measured?.success5,
          measured?.recall100,
        ].map((share) => share?.toFixed(3) ?? '-'),
      ];
    }),
  );
  const costs = Object.entries(engines).map(([name, { bytes, latencyMs, prefixMs, build }]) => [
    name,
    bytes ? pair(bytes, 0) : '-',
    bytes ? pair(bytes.withoutScript, 0) : '-',
    bytes ? pair(bytes.untilAll, 0) : '-',
    pair(latencyMs, 1),
    latencyMs.cpu ? pair(latencyMs.cpu, 1) : '-',
    pair(prefixMs, 1),
    prefixMs.cpu ? pair(prefixMs.cpu, 1) : '-',
    pair(prefixMs.firstWord, 1),
    build ? (build.ms / 1000).toFixed(1) : '-',
    build ? String(build.peakMB) : '-',
    build ? String(build.brotliBytes) : '-',
    build ? String(build.textBytes) : '-',
  ]);
  return [
    layOut([
      ['kind', 'engine', 'queries', 'nDCG@10', 'MRR@10', 'success@1', 'success@5', 'recall@100'],
      ...quality,
    ]),
    layOut([
      [
        'p50 / p95',
        'bytes',
        'without script',
        'until all',
        'warm ms',
        'cpu',
        'typed ms',
        'cpu',
        'first word ms',
        'build s',
        'peak MB',
        'index',
        'texts',
      ],
      ...costs,
    ]),
  ].join('\n');
}

function pair({ p50, p95 }: Percentiles, decimals: number): string {
  return `${p50.toFixed(decimals)} / ${p95.toFixed(decimals)}`;
}

function layOut(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
