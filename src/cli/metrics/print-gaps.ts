import type { MeasureQuestion } from '../../core/metrics/answer-measure.ts';
import type { CaseGaps } from '../../core/metrics/gaps/case-gaps.ts';
import { createGapFinder } from '../../core/metrics/gaps/gap-finder.ts';
import type { SearchGaps } from '../../core/metrics/gaps/search-gaps.ts';
import { presentQuestion } from '../../core/metrics/present-measure.ts';
import type { CommandStore } from '../command-store.ts';
import type { Terminal } from '../command.ts';
import { isoInstant, printInstant, printTable } from '../table.ts';

const shownNumbers = 4;

/** Prints what is not written down. */
export async function printGaps(
  { metrics }: Pick<CommandStore, 'metrics'>,
  question: MeasureQuestion,
  terminal: Terminal,
  isJson: boolean,
): Promise<void> {
  const { findCaseGaps, findSearchGaps } = createGapFinder(metrics);
  const cases = await findCaseGaps(question);
  const searches = await findSearchGaps(question);
  if (isJson) {
    const document = {
      ...presentQuestion(question),
      cases: describeCases(cases),
      searches: describeSearches(searches),
    };
    terminal.out(`${JSON.stringify(document, undefined, 2)}\n`);
    return;
  }
  const { examined, isAll, alone, gaps } = cases;
  terminal.out(
    `${isAll ? 'All' : 'The last'} ${examined} resolved cases without an article; ${alone} of them are like no other.\n`,
  );
  if (gaps.length > 0) {
    const rows = gaps.map(({ count, words, cases: within, command }) => [
      String(count),
      words.join(', '),
      numbersOf(within.map(({ number }) => number)),
      command,
    ]);
    terminal.out(`\n${printTable(['CASES', 'ABOUT', 'SUCH AS', 'WRITE THIS ARTICLE'], rows)}`);
  }
  terminal.out(
    `\n${searches.isAll ? 'All' : 'The last'} ${searches.examined} searches that found nothing.\n`,
  );
  if (searches.gaps.length > 0) {
    const rows = searches.gaps.map(({ count, words, lastAt, command }) => [
      String(count),
      words,
      printInstant(lastAt),
      command,
    ]);
    terminal.out(`\n${printTable(['TIMES', 'SEARCHED FOR', 'LAST', 'WRITE THIS ARTICLE'], rows)}`);
  }
}

const numbersOf = (numbers: readonly string[]): string =>
  numbers.slice(0, shownNumbers).join(' ') + (numbers.length > shownNumbers ? ' …' : '');

const describeCases = ({ gaps, ...rest }: CaseGaps) => ({
  ...rest,
  gaps: gaps.map(({ cases, ...gap }) => ({
    ...gap,
    cases: cases.map(({ resolvedAt, ...each }) => ({ ...each, resolvedAt: isoInstant(resolvedAt) })),
  })),
});

const describeSearches = ({ gaps, ...rest }: SearchGaps) => ({
  ...rest,
  gaps: gaps.map(({ lastAt, ...gap }) => ({ ...gap, lastAt: isoInstant(lastAt) })),
});
