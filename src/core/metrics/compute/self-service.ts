import { amount, mean, share, type Figure } from '../figure.ts';
import type { ReaderDay, SearchCase } from '../metrics-store.ts';
import type { MeasureTable } from '../table.ts';
import { sumOf } from './case-figures.ts';

/** What searches found and led to, in the order of the measure's figures. */
export function selfServiceOf(days: readonly ReaderDay[]): Figure[] {
  const sum = (valueOf: (day: ReaderDay) => number): number => sumOf(days, valueOf);
  const searches = sum((day) => day.searches);
  const opened = sum((day) => day.opened);
  const helpful = sum((day) => day.helpful);
  return [
    amount(searches),
    share(
      sum((day) => day.withoutResults),
      searches,
    ),
    share(
      sum((day) => day.ledToCase),
      searches,
    ),
    share(opened, searches),
    share(
      sum((day) => day.openedFirst),
      opened,
    ),
    mean(
      sum((day) => day.positions),
      opened,
    ),
    share(helpful, helpful + sum((day) => day.notHelpful)),
  ];
}

/** The cases that searches led to. */
export function searchCaseTable(found: readonly SearchCase[]): MeasureTable {
  return {
    id: 'search-cases',
    caption: 'The last cases that a search led to',
    columns: [
      { id: 'case', name: 'Case', kind: 'case' },
      { id: 'words', name: 'Searched for', kind: 'text' },
      { id: 'at', name: 'Searched', kind: 'instant' },
    ],
    rows: found.map(({ case: number, words, at }) => [number, words, at]),
  };
}
