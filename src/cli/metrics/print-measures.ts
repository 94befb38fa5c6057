import { answerMeasure, type MeasureQuestion } from '../../core/metrics/answer-measure.ts';
import type { Unit } from '../../core/metrics/figure.ts';
import type { MeasureId } from '../../core/metrics/measure.ts';
import { presentAllMeasures } from '../../core/metrics/present-all-measures.ts';
import { presentMeasure, presentQuestion, type PresentedFigure } from '../../core/metrics/present-measure.ts';
import type { MeasureTable } from '../../core/metrics/table.ts';
import type { CommandStore } from '../command-store.ts';
import type { Terminal } from '../command.ts';
import { printInstant, printTable } from '../table.ts';

/** Periods that the table of all measures shows: as many as fit beside their values. */
const shownPeriods = 4;

/** Prints every measure. */
export async function printMeasures(
  { metrics }: Pick<CommandStore, 'metrics'>,
  question: MeasureQuestion,
  terminal: Terminal,
  isJson: boolean,
): Promise<void> {
  const measures = await presentAllMeasures(metrics, question);
  if (isJson) {
    terminal.out(`${JSON.stringify({ ...presentQuestion(question), measures }, undefined, 2)}\n`);
    return;
  }
  const periods = (measures[0]?.points ?? []).slice(-shownPeriods).map(({ name }) => name);
  const rows = measures.flatMap(({ id, figures, points }) =>
    figures.map((figure, index) => [
      index === 0 ? id : '',
      figure.name,
      printValue(figure),
      printOf(figure),
      ...periods.map((_, place) => {
        const point = points.at(place - periods.length);
        return point?.figures[index] ? printValue(point.figures[index]) : '';
      }),
    ]),
  );
  terminal.err(`${describeQuestion(question)}\n`);
  terminal.out(printTable(['MEASURE', 'FIGURE', 'VALUE', 'OF', ...periods], rows));
}

/** Prints a measure, its definition, its periods and what is behind it. */
export async function printMeasure(
  { metrics }: Pick<CommandStore, 'metrics'>,
  id: MeasureId,
  question: MeasureQuestion,
  terminal: Terminal,
  isJson: boolean,
): Promise<void> {
  const answer = await answerMeasure(metrics, id, question);
  const measure = presentMeasure(answer, question);
  if (isJson) {
    const document = { ...presentQuestion(question), ...measure, tables: answer.tables };
    terminal.out(`${JSON.stringify(document, undefined, 2)}\n`);
    return;
  }
  const { name, definition, formula, caveat, figures, points } = measure;
  terminal.err(`${describeQuestion(question)}\n`);
  terminal.out(`${name}: ${definition}\n${formula}\n${caveat}\n\n`);
  const head = ['PERIOD', ...figures.flatMap((figure) => [figure.name.toUpperCase(), 'OF'])];
  const rows = points.map((point) => [`${point.name}${point.isOpen ? ' *' : ''}`, ...cellsOf(point.figures)]);
  terminal.out(printTable(head, [...rows, ['all', ...cellsOf(figures)]]));
  if (points.some(({ isOpen }) => isOpen)) terminal.out('* not over yet\n');
  for (const table of answer.tables) if (table.rows.length > 0) terminal.out(`\n${printMeasureTable(table)}`);
}

const cellsOf = (all: readonly PresentedFigure[]): string[] =>
  all.flatMap((figure) => [printValue(figure), printOf(figure)]);

/** What was measured, in a line. */
function describeQuestion(question: MeasureQuestion): string {
  const { from, to, period, product, team } = presentQuestion(question);
  const narrowed = [product && `product ${product}`, team && `team ${team}`].filter(Boolean).join(', ');
  return `${from} to ${to} by ${period}${narrowed && `, ${narrowed}`}`;
}

const noData = '-';

function printValue({ value, unit, interval }: PresentedFigure): string {
  const text = printNumber(value, unit);
  return interval
    ? `${text} (${printNumber(interval.low, unit)} to ${printNumber(interval.high, unit)})`
    : text;
}

/** What a number is of. */
function printOf({ count, of, unit }: PresentedFigure): string {
  if (of !== undefined) return `${count} of ${of}`;
  return unit === 'count' ? '' : String(count);
}

function printNumber(value: number | null, unit: Unit): string {
  if (value === null) return noData;
  switch (unit) {
    case 'ratio':
      return `${(value * 100).toFixed(1)} %`;
    case 'count':
      return String(value);
    case 'days':
      return `${value.toFixed(1)} d`;
    case 'place':
      return value.toFixed(1);
  }
}

/** A table of what is behind a measure. */
function printMeasureTable({ caption, columns, rows }: MeasureTable): string {
  const cells = rows.map((row) =>
    row.map((cell, index) => {
      const kind = columns[index]?.kind;
      if (cell === null) return noData;
      if (typeof cell === 'string') return cell;
      if (kind === 'instant') return printInstant(cell);
      return kind === 'ratio' || kind === 'days' ? printNumber(cell, kind) : String(cell);
    }),
  );
  return `${caption}:\n${printTable(
    columns.map(({ name }) => name.toUpperCase()),
    cells,
  )}`;
}
