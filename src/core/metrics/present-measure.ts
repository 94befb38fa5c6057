import type { MeasureAnswer, MeasuredFigure, MeasureQuestion } from './answer-measure.ts';
import type { FigureDefinition, Measure } from './measure.ts';
import { measureOf } from './measures.ts';
import { daysOf, nameOfPeriod, type PeriodKind } from './period.ts';

/** A figure as whoever reads a measure gets it. */
export interface PresentedFigure extends FigureDefinition {
  /** `null`: no data. */
  readonly value: number | null;
  readonly count: number;
  readonly of?: number;
  readonly interval?: { low: number; high: number };
  /** Address of the list of the cases that it counts. */
  readonly cases?: string;
}

export interface PresentedPoint {
  /** `2026-W48`, `2026-11`, `2026-Q4`. */
  readonly name: string;
  /** Its first day. */
  readonly first: string;
  /** Its last day. */
  readonly last: string;
  readonly isOpen: boolean;
  readonly figures: PresentedFigure[];
}

/** A measure with its definition and what it is. */
export interface PresentedMeasure extends Omit<Measure, 'figures'> {
  readonly figures: PresentedFigure[];
  readonly points: PresentedPoint[];
}

/** What was asked for, as answers repeat it. */
export interface PresentedQuestion {
  readonly period: PeriodKind;
  /** First day that is measured. */
  readonly from: string;
  /** Last day that is measured. */
  readonly to: string;
  readonly product?: string;
  readonly team?: string;
}

export function presentQuestion({ period, span, product, team }: MeasureQuestion): PresentedQuestion {
  const { first, last } = daysOf(span);
  return {
    period,
    from: first,
    to: last,
    ...(product !== undefined && { product }),
    ...(team !== undefined && { team }),
  };
}

/** A measure with its definition, as the API, the command line and pages tell it. */
export function presentMeasure(
  { id, figures, points }: MeasureAnswer,
  { period }: MeasureQuestion,
): PresentedMeasure {
  const measure = measureOf(id);
  return {
    ...measure,
    figures: figures.map((figure) => presentFigure(figure, measure)),
    points: points.map(({ span, isOpen, figures: within }) => ({
      name: nameOfPeriod(period, span),
      ...daysOf(span),
      isOpen,
      figures: within.map((figure) => presentFigure(figure, measure)),
    })),
  };
}

function presentFigure(
  { id, value, count, of, interval, caseQuery }: MeasuredFigure,
  { figures }: Measure,
): PresentedFigure {
  const definition = figures.find((figure) => figure.id === id);
  if (!definition) throw new Error(`no measure defines the figure ${id}`);
  return {
    ...definition,
    value,
    count,
    ...(of !== undefined && { of }),
    ...(interval && { interval: { ...interval } }),
    ...(caseQuery !== undefined && { cases: `/cases/?${caseQuery}` }),
  };
}
