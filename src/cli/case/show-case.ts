import { clocksOf } from '../../core/case/clock/case-clocks.ts';
import type { LogEntry } from '../../core/case/log-entry.ts';
import { present } from '../../core/case/present-record.ts';
import { possibleTransitions } from '../../core/case/case-state.ts';
import type { CommandStore } from '../command-store.ts';
import { CommandError, type Arguments, type Terminal } from '../command.ts';
import { printInstant, printTable } from '../table.ts';
import { readCaseNumber } from './require-worked.ts';

const shownEntries = 15;

/** `casebook case show NUMBER`. */
export function showCase(
  { values, positionals }: Arguments,
  terminal: Terminal,
): (store: CommandStore) => Promise<void> {
  const number = readCaseNumber(positionals[0]);
  return async (store) => {
    const shown = await readCase(store, number, terminal.now().getTime());
    terminal.out(
      values['json'] === true ? `${JSON.stringify(present(shown), undefined, 2)}\n` : describe(shown),
    );
  };
}

async function readCase(
  { cases, links, policy }: CommandStore,
  number: ReturnType<typeof readCaseNumber>,
  now: number,
) {
  const subject = await cases.find(number);
  if (!subject) throw new CommandError(`there is no case ${number}. See: npm run casebook -- case list`);
  const { id } = subject;
  const log = await cases.listLog(id, { limit: 200, order: 'newest-first' });
  return {
    case: { ...subject, transitions: possibleTransitions(subject.state) },
    clocks: policy ? clocksOf(subject, await cases.readClockFacts(id), policy, now) : [],
    statements: await cases.listStatements(id),
    facts: await cases.listFacts(id),
    escalations: await cases.listEscalations(id),
    contacts: await cases.listContacts(id),
    links: await links.listOfCase(id),
    log: log.items,
  };
}

function describe(shown: Awaited<ReturnType<typeof readCase>>): string {
  const { case: subject, clocks, statements, links, log } = shown;
  const { outcome, contract, contact } = subject;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['State', `${subject.state}; can: ${subject.transitions.join(', ')}`],
    ['Severity', `${subject.severity}, business impact ${subject.businessImpact}`],
    ['Customer', [subject.customer, contract?.number, contract?.agreement].filter(Boolean).join(', ')],
    [
      'Contact',
      contact && [contact.name, contact.role, contact.phone, contact.email].filter(Boolean).join(', '),
    ],
    ['Product', [subject.product, subject.productVersion, subject.component].filter(Boolean).join(', ')],
    ['Team', subject.team],
    ['Engineer', subject.assignedEngineer],
    ['Opened', `${printInstant(subject.openedAt)} UTC by ${subject.channel}`],
    ['Resolved', subject.resolvedAt && `${printInstant(subject.resolvedAt)} UTC`],
    ['Closed', subject.closedAt && `${printInstant(subject.closedAt)} UTC`],
    ['Began', subject.onset?.claimed && `“${subject.onset.claimed.words}”, as it was told`],
    [
      'Seen from',
      subject.onset?.observed &&
        `${printInstant(subject.onset.observed.at)} UTC: ${subject.onset.observed.evidence}`,
    ],
    ['Outcome', outcome?.kind],
    ['Cause', outcome?.cause],
    ['Resolution', outcome?.resolution],
    ['Prevention', outcome?.prevention],
    ['Pending', outcome?.pending],
  ].map(
    ([name, value]) =>
      [String(name), value === undefined || value === '' ? undefined : String(value)] as const,
  );
  const running = clocks.filter(({ standing }) => standing === 'running' || standing === 'late');
  return [
    `${subject.number}  ${subject.title}\n`,
    subject.problem === undefined ? '' : `${subject.problem}\n`,
    fields.map(([name, value]) => (value === undefined ? '' : `${name.padEnd(11)} ${value}\n`)).join(''),
    section(
      'Due',
      running.map(({ name, dueAt, standing }) => [
        name,
        `${printInstant(dueAt)} UTC`,
        standing === 'late' ? 'LATE' : '',
      ]),
    ),
    section(
      'Statements',
      statements.map(({ id, standing, text }) => [standing, id, text]),
    ),
    section(
      'Links',
      links.map(({ id, kind, to, delivered }) => [kind, delivered.article, id, `${to.title} (${to.state})`]),
    ),
    section('Log, the newest first', log.slice(0, shownEntries).map(rowOfEntry)),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const rowOfEntry = ({ at, kind, by, text }: LogEntry): string[] => [printInstant(at), kind, by.name, text];

function section(title: string, rows: readonly (readonly string[])[]): string {
  const [first, ...others] = rows;
  return first ? `${title}\n${printTable(first, others).replace(/^/gm, '  ').trimEnd()}\n` : '';
}
