import { z } from '@hono/zod-openapi';
import {
  answerMeasure,
  type MeasuredFigure,
  type MeasureQuestion,
} from '../../core/metrics/answer-measure.ts';
import { measureIds } from '../../core/metrics/measure.ts';
import type { ReadPage } from '../../core/export/list-text.ts';
import type { Column } from '../../core/export/csv.ts';
import type { MetricsStore } from '../../core/metrics/metrics-store.ts';
import { daysOf, nameOfPeriod, type Span } from '../../core/metrics/period.ts';
import { defineRoute } from '../access/define-route.ts';
import type { CaseServices } from '../case/case-services.ts';
import { streamCsv, streamJson } from '../export/stream-list.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { problemResponses } from '../route-responses.ts';
import { metricsQuerySchema, questionOf } from './metrics-query.ts';

/** A figure of a measure in a period, as a row of a table; without a period: over the whole time. */
interface ExportedFigure {
  readonly measure: string;
  readonly figure: string;
  readonly period?: string;
  readonly first: string;
  readonly last: string;
  readonly product?: string;
  readonly team?: string;
  readonly value?: number;
  readonly count: number;
  readonly of?: number;
  readonly low?: number;
  readonly high?: number;
}

const columns: readonly Column<ExportedFigure>[] = [
  ['measure', ({ measure }) => measure],
  ['figure', ({ figure }) => figure],
  ['period', ({ period }) => period],
  ['first', ({ first }) => first],
  ['last', ({ last }) => last],
  ['product', ({ product }) => product],
  ['team', ({ team }) => team],
  ['value', ({ value }) => value],
  ['count', ({ count }) => count],
  ['of', ({ of }) => of],
  ['low', ({ low }) => low],
  ['high', ({ high }) => high],
];

const csvRoute = defineRoute('export', {
  method: 'get',
  path: '/exports/metrics.csv',
  operationId: 'exportMetricsAsCsv',
  tags: ['Exports'],
  summary: 'Take measures out as CSV',
  description:
    'A row for each figure over the whole time, and one for each of its periods (RFC 4180, UTF-8). No data is an empty cell.',
  request: { query: metricsQuerySchema },
  responses: {
    200: { description: 'The table.', content: { 'text/csv': { schema: z.string() } } },
    ...problemResponses('invalid-parameters'),
  },
});

const jsonRoute = defineRoute('export', {
  method: 'get',
  path: '/exports/metrics.json',
  operationId: 'exportMetricsAsJson',
  tags: ['Exports'],
  summary: 'Take measures out as JSON',
  description: 'The rows of the table as one array. No data is an absent value.',
  request: { query: metricsQuerySchema },
  responses: {
    200: { description: 'The rows.', content: { 'application/json': { schema: z.array(z.any()) } } },
    ...problemResponses('invalid-parameters'),
  },
});

/** `/exports/metrics.csv` and `/exports/metrics.json`. */
export function createMetricsExportRoutes({
  metrics,
  now,
}: Pick<CaseServices, 'metrics' | 'now'>): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(csvRoute, (context) => {
    const question = questionOf(context.req.valid('query'), now());
    return streamCsv('metrics.csv', readFigures(metrics, question), columns);
  });

  app.openapi(jsonRoute, async (context) => {
    const question = questionOf(context.req.valid('query'), now());
    const list = streamJson('metrics.json', readFigures(metrics, question), (row) => row);
    return (await list) as never; // a stream, typed as what it will hold
  });

  return app;
}

/** All figures of a measure at a time. */
function readFigures(metrics: MetricsStore, question: MeasureQuestion): ReadPage<ExportedFigure> {
  return async ({ after }) => {
    const place = after === undefined ? 0 : Number(after);
    const id = measureIds[place];
    if (id === undefined) return { items: [] };
    const { figures, points } = await answerMeasure(metrics, id, question, { withTables: false });
    const rowOf = (figure: MeasuredFigure, span: Span, period?: string): ExportedFigure => ({
      measure: id,
      figure: figure.id,
      ...(period !== undefined && { period }),
      ...daysOf(span),
      ...(question.product !== undefined && { product: question.product }),
      ...(question.team !== undefined && { team: question.team }),
      ...(figure.value !== null && { value: figure.value }),
      count: figure.count,
      ...(figure.of !== undefined && { of: figure.of }),
      ...figure.interval,
    });
    const items = [
      ...figures.map((figure) => rowOf(figure, question.span)),
      ...points.flatMap((point) =>
        point.figures.map((figure) => rowOf(figure, point.span, nameOfPeriod(question.period, point.span))),
      ),
    ];
    return place + 1 < measureIds.length ? { items, next: String(place + 1) } : { items };
  };
}
