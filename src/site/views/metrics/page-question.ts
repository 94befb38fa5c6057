import { calendarDateSchema, type CalendarDate } from '../../../core/article/calendar-date.ts';
import { nameSchema } from '../../../core/case/case-text.ts';
import type { MeasureQuestion } from '../../../core/metrics/answer-measure.ts';
import { periodKindSchema } from '../../../core/metrics/period.ts';
import { presentQuestion, type PresentedQuestion } from '../../../core/metrics/present-measure.ts';
import { readQuestion, type AskedQuestion } from '../../../core/metrics/question.ts';

/** Address of the measures. */
export const metricsAddress = '/metrics/';

/** What a page of metrics is asked for. */
export interface PageQuestion {
  readonly question: MeasureQuestion;
  readonly shown: PresentedQuestion;
  /** Parameters that ask the same of another page, with `?` where there are any. */
  readonly query: string;
  /** Why another time is shown than the one that was asked for. */
  readonly fault: { readonly name: 'from' | 'to'; readonly message: string } | undefined;
}

/**
 * Reads an address that somebody may have edited: what is not understood is as if it were not there.
 *
 * @param now UTC milliseconds.
 */
export function readPageQuestion({ searchParams }: URL, now: number): PageQuestion {
  const name = (parameter: string) => nameSchema.safeParse(searchParams.get(parameter)).data;
  const [product, team] = [name('product'), name('team')];
  const asked: AskedQuestion = {
    period: periodKindSchema.safeParse(searchParams.get('period')).data ?? 'month',
    from: readDay(searchParams.get('from')),
    to: readDay(searchParams.get('to')),
    ...(product !== undefined && { product }),
    ...(team !== undefined && { team }),
  };
  const read = readQuestion(asked, now);
  const usual = read.isUnclear ? readQuestion({ ...asked, from: undefined, to: undefined }, now) : read;
  if (usual.isUnclear) throw new Error(`the usual time ${usual.message}`);
  const { question } = usual;
  return {
    question,
    shown: presentQuestion(question),
    query: queryOf(read.isUnclear ? { ...asked, from: undefined, to: undefined } : asked),
    fault: read.isUnclear ? read : undefined,
  };
}

function readDay(text: string | null): CalendarDate | undefined {
  const day = calendarDateSchema.safeParse(text).data;
  return day !== undefined && day >= '1970-01-01' && day < '2105-12-31' ? day : undefined;
}

function queryOf({ period, from, to, product, team }: AskedQuestion): string {
  const parameters = new URLSearchParams();
  if (period !== 'month') parameters.set('period', period);
  for (const [name, value] of Object.entries({ from, to, product, team }))
    if (value !== undefined) parameters.set(name, value);
  return parameters.size === 0 ? '' : `?${parameters.toString()}`;
}
