import {
  adjustFromOptions,
  logFromOptions,
  moveFromOptions,
  openFromOptions,
  stateFromOptions,
  type CaseTask,
} from './case/change-case.ts';
import { importCases, importHelp, importOptions } from './case/import-cases.ts';
import { exportCases, listCases } from './case/list-cases.ts';
import { filterHelp, filterNames } from './case/read-case-filter.ts';
import { showCase } from './case/show-case.ts';
import { databaseHelp, databaseOption, withStore, type OpenCommandStore } from './command-store.ts';
import { UsageError, type Command } from './command.ts';

const help = `Works with cases, while the server runs or not. The rules are those of the API.

Usage: npm run casebook -- case ACTION [OPTIONS]

  list               cases as a table, the last opened first; --limit N, 20 by default; --sort due: cases under way, what
                     is due next first
  show NUMBER        one case with its clocks, statements, links and log
  export             every case as CSV, or with --format json as JSON
  open               opens a case: --title, --customer, and what else is known of it
  log NUMBER TEXT    writes into the process log; --kind action, reply, customer, remark, …, --minutes N, --internal
  statement NUMBER TEXT
                     records a statement; --standing reported, verified or false-lead, --evidence, --saidBy;
                     with --judge ID and no text: what a statement is worth now
  severity NUMBER    adjusts --severity, --businessImpact or both; --reason
  acknowledge NUMBER, wait NUMBER, resume NUMBER, return NUMBER
                     takes the case; waits for somebody (--reason); goes on; comes back (--answer)
  escalate NUMBER    --level senior-engineer, other-team, escalation-engineer or vendor, --reason; --team, --engineer
  resolve NUMBER     --outcome solved, workaround, expected-behaviour, unsolved or withdrawn; --cause, --resolution,
                     --prevention, --pending
  close NUMBER, reopen NUMBER
                     the customer agrees; it is not over (--reason)

Conditions of list and export, by the names of the API
${filterHelp}

${importHelp}
${databaseHelp}
  --json             the result as one JSON document

Exit status: 0 done, 1 some records were rejected or it could not be done, 2 wrong use.

Examples:
  npm run -s casebook -- case list --active true --team storage
  npm run -s casebook -- case show SR-000123
  npm run -s casebook -- case open --title "LUN offline" --customer harbourline --severity 2 --contract HL-2024-0117
  npm run -s casebook -- case log SR-000123 "Volume grown by 500 GB" --minutes 20
  npm run -s casebook -- case resolve SR-000123 --cause "Volume full" --resolution "Grown; LUN online"
  npm run -s casebook -- case export --customer harbourline --openedFrom 2026-01-01 > cases.csv
  npm run casebook -- case import tickets.jsonl --from zendesk
  npm run -s casebook -- case import incidents.csv --from servicenow --customer harbourline --json
`;

const text = { type: 'string' } as const;
const textOptions = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, text]));

const newCaseOptions = [
  'title',
  'problem',
  'customer',
  'contract',
  'contact',
  'kind',
  'channel',
  'severity',
  'businessImpact',
  'product',
  'component',
  'productVersion',
  'team',
  'dutyEngineer',
  'assignedEngineer',
] as const;

/** What each action takes besides the database and `--json`, and what it does. */
const tasks: Readonly<Record<string, { readonly options: readonly string[]; readonly task: CaseTask }>> = {
  list: { options: [...filterNames, 'limit', 'sort'], task: listCases },
  show: { options: [], task: showCase },
  export: { options: [...filterNames, 'format'], task: exportCases },
  open: { options: newCaseOptions, task: openFromOptions },
  log: { options: ['kind', 'channel', 'minutes', 'internal'], task: logFromOptions },
  statement: { options: ['standing', 'evidence', 'saidBy', 'judge', 'reason'], task: stateFromOptions },
  severity: { options: ['severity', 'businessImpact', 'reason'], task: adjustFromOptions },
  acknowledge: { options: [], task: moveFromOptions('acknowledge') },
  escalate: { options: ['level', 'team', 'engineer', 'reason', 'note'], task: moveFromOptions('escalate') },
  return: { options: ['answer'], task: moveFromOptions('return') },
  wait: { options: ['reason'], task: moveFromOptions('wait') },
  resume: { options: ['reason'], task: moveFromOptions('resume') },
  resolve: {
    options: ['outcome', 'cause', 'resolution', 'prevention', 'pending'],
    task: moveFromOptions('resolve'),
  },
  close: { options: ['reason'], task: moveFromOptions('close') },
  reopen: { options: ['reason'], task: moveFromOptions('reopen') },
};

const everywhere: ReadonlySet<string> = new Set(['database', 'json']);

/** The command `case`. */
export function createCaseCommand(open: OpenCommandStore): Command {
  return {
    name: 'case',
    summary: 'List, show, change, import and export cases',
    help,
    options: {
      ...databaseOption,
      ...importOptions,
      ...textOptions(...Object.values(tasks).flatMap(({ options }) => options)),
      internal: { type: 'boolean' },
      json: { type: 'boolean' },
    },
    async run(args, terminal) {
      const [action = '', ...positionals] = args.positionals;
      if (action === 'import') return importCases(open, { ...args, positionals }, terminal);
      const known = Object.hasOwn(tasks, action) ? tasks[action] : undefined;
      if (!known) throw new UsageError(`name what to do: ${[...Object.keys(tasks), 'import'].join(', ')}`);
      const foreign = Object.keys(args.values).find(
        (name) => !everywhere.has(name) && !known.options.includes(name),
      );
      if (foreign !== undefined) throw new UsageError(`${action} takes no --${foreign}`);
      await withStore(open, args, terminal, known.task({ ...args, positionals }, terminal));
      return 0;
    },
  };
}
