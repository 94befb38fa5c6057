import type { PresentedFigure, PresentedPoint } from '../../../core/metrics/present-measure.ts';
import type { Unit } from '../../../core/metrics/figure.ts';
import { t } from '../../i18n/texts.ts';
import { formatValue } from './format-figure.ts';

/** A bar of a chart: a period. All lengths are parts of the height, from 0 to 100, and grow upwards from nought. */
export interface Bar {
  readonly period: string;
  readonly isOpen: boolean;
  /** Absent: no data. */
  readonly height?: number;
  readonly low?: number;
  readonly high?: number;
  /** Value in words. */
  readonly text: string;
}

/** A figure over time. */
export interface Chart {
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
  /** What the top of the chart stands for. */
  readonly top: string;
  readonly bottom: string;
  readonly first: string;
  readonly last: string;
  /** Whether more of it is worse. */
  readonly isLoss: boolean;
}

/** Figures of which more is worse. */
const losses: ReadonlySet<string> = new Set([
  'capture-loss',
  'link-missing',
  'article-missing',
  'unknown',
  'null-searches',
  'led-to-case',
  'cases-without-article',
  'searches-without-result',
]);

/** Prepares the chart of a figure; `undefined` where no period has data. Every axis begins at nought. */
export function chartOf(figure: PresentedFigure, points: readonly PresentedPoint[]): Chart | undefined {
  const series = points.map((point) => ({ point, own: point.figures.find(({ id }) => id === figure.id) }));
  const known = series.flatMap(({ point, own }) =>
    own?.value === undefined || own.value === null ? [] : [{ name: point.name, value: own.value }],
  );
  const [firstKnown] = known;
  const lastKnown = known.at(-1);
  if (!firstKnown || !lastKnown) return undefined;
  const top = topOf(
    figure.unit,
    Math.max(...series.map(({ own }) => Math.max(own?.value ?? 0, own?.interval?.high ?? 0))),
  );
  const part = (value: number): number => (100 * value) / top;
  const lowest = known.reduce((best, each) => (each.value < best.value ? each : best), firstKnown);
  const highest = known.reduce((best, each) => (each.value > best.value ? each : best), firstKnown);
  const written = (value: number): string => formatValue(value, figure.unit);
  const [first = '', last = ''] = [points[0]?.name, points.at(-1)?.name];
  return {
    title: t.metrics.chart.title(figure.name, first, last),
    description: t.metrics.chart.description(
      known.length,
      written(lowest.value),
      lowest.name,
      written(highest.value),
      highest.name,
      written(lastKnown.value),
    ),
    bars: series.map(({ point, own }) => ({
      period: point.name,
      isOpen: point.isOpen,
      text: own ? formatValue(own.value, own.unit) : formatValue(null, figure.unit),
      ...(own?.value !== undefined && own.value !== null && { height: part(own.value) }),
      ...(own?.interval && { low: part(own.interval.low), high: part(own.interval.high) }),
    })),
    top: written(top),
    bottom: written(0),
    first,
    last,
    isLoss: losses.has(figure.id),
  };
}

/** The end of an axis: 100 % for shares, else the next round number. */
function topOf(unit: Unit, most: number): number {
  if (unit === 'ratio') return 1;
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 3, 4, 6, 8, 10].find((each) => each * power >= most) ?? 10;
  return unit === 'count' ? Math.max(1, Math.ceil(step * power)) : step * power;
}
