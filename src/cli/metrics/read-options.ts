import { calendarDateSchema, type CalendarDate } from '../../core/article/calendar-date.ts';
import { nameSchema } from '../../core/case/case-text.ts';
import type { MeasureQuestion } from '../../core/metrics/answer-measure.ts';
import type { MeasureFilter } from '../../core/metrics/metrics-store.ts';
import { periodKindSchema, periodKinds } from '../../core/metrics/period.ts';
import { readQuestion } from '../../core/metrics/question.ts';
import { UsageError, type Arguments, type Terminal } from '../command.ts';

/** What is measured, and how it is to be printed. */
export function readMetricsOptions(
  args: Arguments,
  terminal: Terminal,
): { readonly question: MeasureQuestion; readonly isJson: boolean } {
  const { values } = args;
  const period = periodKindSchema.safeParse(values['period'] ?? 'month');
  if (!period.success) throw new UsageError(`--period is ${periodKinds.join(', ')}`);
  const asked = {
    period: period.data,
    from: readDay(args, 'from'),
    to: readDay(args, 'to'),
    ...readFilter(args),
  };
  const read = readQuestion(asked, terminal.now().getTime());
  if (read.isUnclear) throw new UsageError(`--${read.name} ${read.message}`);
  return { question: read.question, isJson: values['json'] === true };
}

/** A day that an option names; `undefined` where it is absent. */
export function readDay({ values }: Arguments, name: string): CalendarDate | undefined {
  if (values[name] === undefined) return undefined;
  const day = calendarDateSchema.safeParse(values[name]);
  if (!day.success || day.data < '1970-01-01' || day.data > '2105-12-30')
    throw new UsageError(`--${name} is a day such as 2026-11-22`);
  return day.data;
}

/** The product and team that options name. */
export function readFilter({ values }: Arguments): MeasureFilter {
  const read = (name: 'product' | 'team'): string | undefined => {
    if (values[name] === undefined) return undefined;
    const text = nameSchema.safeParse(values[name]);
    if (!text.success) throw new UsageError(`--${name} is the id of a ${name}`);
    return text.data;
  };
  const [product, team] = [read('product'), read('team')];
  return { ...(product !== undefined && { product }), ...(team !== undefined && { team }) };
}
