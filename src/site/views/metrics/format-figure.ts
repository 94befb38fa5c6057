import type { Unit } from '../../../core/metrics/figure.ts';
import type { PresentedFigure } from '../../../core/metrics/present-measure.ts';
import { t } from '../../i18n/texts.ts';

const numbers = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const format =
    numbers.get(key) ?? new Intl.NumberFormat(t.lang === 'en' ? 'en-GB' : t.lang, { ...options });
  numbers.set(key, format);
  return format;
}

/** How many, with separators: `12,345`. */
export const formatCount = (count: number): string =>
  numberFormat({ maximumFractionDigits: 0 }).format(count);

/** A number of a measure as people write it; no data is a dash. */
export function formatValue(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  switch (unit) {
    case 'ratio':
      return numberFormat({
        style: 'percent',
        maximumFractionDigits: value > 0 && value < 0.1 ? 1 : 0,
      }).format(value);
    case 'count':
      return formatCount(value);
    case 'days':
      return t.metrics.days(numberFormat({ maximumFractionDigits: 1 }).format(value));
    case 'place':
      return numberFormat({ maximumFractionDigits: 1 }).format(value);
  }
}

/** What a figure is of: `12 of 40` for a share, `of 40` for a mean or a median; nothing for a number of things. */
export function formatOf({ count, of, unit }: PresentedFigure): string | undefined {
  if (of !== undefined) return t.metrics.ofHowMany(formatCount(count), formatCount(of));
  return unit === 'count' ? undefined : t.metrics.from1(formatCount(count));
}

/** The interval of an estimate. */
export function formatInterval({ interval, unit }: PresentedFigure): string | undefined {
  return interval && t.metrics.interval(formatValue(interval.low, unit), formatValue(interval.high, unit));
}
