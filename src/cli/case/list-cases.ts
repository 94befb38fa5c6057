import { priorityOf } from '../../core/case/adjust.ts';
import { isOfClosed } from '../../core/case/case-filter.ts';
import { caseColumns } from '../../core/case/case-table.ts';
import type { Case } from '../../core/case/case.ts';
import { dueClocksOf } from '../../core/case/clock/due-clocks.ts';
import { present } from '../../core/case/present-record.ts';
import { arrayOf, tableOf } from '../../core/export/list-text.ts';
import type { CommandStore } from '../command-store.ts';
import { CommandError, UsageError, type Arguments, type Terminal } from '../command.ts';
import { printInstant, printTable } from '../table.ts';
import { readCaseFilter } from './read-case-filter.ts';

const defaultLimit = 20;
const mostListed = 1000;
const widestTitle = 60;

/** `casebook case list`. */
export function listCases({ values }: Arguments, terminal: Terminal): (store: CommandStore) => Promise<void> {
  const filter = readCaseFilter(values);
  const limit = readLimit(values['limit']);
  const { sort } = values;
  if (sort !== undefined && sort !== 'due') throw new UsageError('--sort is due');
  if (sort === 'due' && isOfClosed(filter)) throw new UsageError('--sort due goes with no closed cases');
  return async ({ cases, policy }) => {
    if (sort === 'due' && !policy)
      throw new CommandError('the content has no policy, so nothing has a time to be due');
    const { items, next } =
      sort === 'due' && policy
        ? await cases.listByDue(filter, { limit }, dueClocksOf(policy))
        : await cases.list(filter, { limit });
    if (values['json'] === true) {
      terminal.out(`${JSON.stringify(items.map(present), undefined, 2)}\n`);
    } else if (items.length === 0) {
      terminal.err('No case meets these conditions.\n');
    } else {
      terminal.out(tableOfCases(items));
    }
    if (next !== undefined)
      terminal.err(`There are more; --limit N shows up to ${mostListed}, case export takes all.\n`);
  };
}

function tableOfCases(items: readonly Case[]): string {
  return printTable(
    ['NUMBER', 'STATE', 'P', 'S', 'CUSTOMER', 'PRODUCT', 'ENGINEER', 'OPENED', 'TITLE'],
    items.map((subject) => [
      subject.number,
      subject.state,
      String(priorityOf(subject)),
      String(subject.severity),
      subject.customer,
      subject.product ?? '',
      subject.assignedEngineer ?? '',
      printInstant(subject.openedAt),
      subject.title.length > widestTitle ? `${subject.title.slice(0, widestTitle - 1)}…` : subject.title,
    ]),
  );
}

function readLimit(given: string | boolean | undefined): number {
  if (given === undefined) return defaultLimit;
  const limit = Number(given);
  if (Number.isInteger(limit) && limit > 0 && limit <= mostListed) return limit;
  throw new UsageError(`--limit is a number from 1 to ${mostListed}`);
}

/** `casebook case export`: every case that meets the conditions, as the API takes them out. */
export function exportCases(
  { values }: Arguments,
  terminal: Terminal,
): (store: CommandStore) => Promise<void> {
  const filter = readCaseFilter(values);
  const format = values['format'] ?? 'csv';
  if (format !== 'csv' && format !== 'json') throw new UsageError('--format is csv or json');
  return async ({ cases }) => {
    const read: Parameters<typeof tableOf<Case>>[0] = (page) => cases.list(filter, page);
    const parts = format === 'csv' ? tableOf(read, caseColumns) : arrayOf(read, present);
    for await (const part of parts) terminal.out(part);
  };
}
