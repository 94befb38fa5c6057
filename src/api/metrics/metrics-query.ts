import { z } from '@hono/zod-openapi';
import { calendarDateSchema } from '../../core/article/calendar-date.ts';
import { nameSchema } from '../../core/case/case-text.ts';
import type { MeasureQuestion } from '../../core/metrics/answer-measure.ts';
import { periodKindSchema } from '../../core/metrics/period.ts';
import { readQuestion } from '../../core/metrics/question.ts';
import { ApiProblem } from '../problem/api-problem.ts';

/** Days that the clock of the domain knows; beyond them no case is. */
const daySchema = calendarDateSchema
  .refine((day) => day >= '1970-01-01' && day < '2105-12-31', 'a day from 1970 to 2105')
  .openapi({ type: 'string', format: 'date', example: '2026-11-01' });

/** Parameters of every measure. */
export const metricsQuerySchema = z.strictObject({
  period: periodKindSchema
    .default('month')
    .describe('How long a point of a trend is; weeks begin on Monday, days at midnight UTC.'),
  from: daySchema.optional().describe('A day of the first period; absent: a year or so before the last.'),
  to: daySchema.optional().describe('A day of the last period; absent: today.'),
  product: nameSchema.optional().describe('Of cases about this product only.'),
  team: nameSchema.optional().describe('Of cases with this team only.'),
});

/** The question that parameters ask. */
export function questionOf(query: z.infer<typeof metricsQuerySchema>, now: number): MeasureQuestion {
  const read = readQuestion(query, now);
  if (!read.isUnclear) return read.question;
  const { name, message } = read;
  throw new ApiProblem('invalid-parameters', `${name} ${message}.`, {
    errors: [{ in: 'query', name, message }],
  });
}
