import { share, type Figure } from '../figure.ts';
import type { AnsweredSearch, CaseSearchDay, ReaderDay } from '../metrics-store.ts';
import type { MeasureTable } from '../table.ts';
import { sumOf } from './case-figures.ts';

/** How many searches linked cases had a part in, in the order of the measure's figures. */
export function searchesByCasesOf(days: readonly (ReaderDay | CaseSearchDay)[]): Figure[] {
  const readers = days.filter((day) => 'searches' in day);
  const byCases = days.filter((day) => 'openedFromCases' in day);
  return [
    share(
      sumOf(byCases, ({ openedFromCases }) => openedFromCases),
      sumOf(readers, ({ opened }) => opened),
    ),
    share(
      sumOf(byCases, ({ firstFromCases }) => firstFromCases),
      sumOf(readers, ({ searches, withoutResults }) => searches - withoutResults),
    ),
  ];
}

/** The searches, what they opened, and the cases behind it. */
export function answeredSearchTable(found: readonly AnsweredSearch[]): MeasureTable {
  return {
    id: 'answered-searches',
    caption: 'The last searches whose opened result came thanks to cases',
    columns: [
      { id: 'words', name: 'Searched for', kind: 'text' },
      { id: 'article', name: 'Opened', kind: 'article' },
      { id: 'position', name: 'Place', kind: 'count' },
      { id: 'cases', name: 'Last cases that it answered', kind: 'case' },
      { id: 'at', name: 'Searched', kind: 'instant' },
    ],
    rows: found.map(({ words, article, position, cases, at }) => [
      words,
      article,
      position,
      cases.length === 0 ? null : cases.join(' '),
      at,
    ]),
  };
}
