import { measureIds } from '../core/metrics/measure.ts';
import { periodKinds } from '../core/metrics/period.ts';
import { largestSample, usualSampleSize } from '../core/metrics/sample/sample.ts';
import { verdictNames } from '../core/metrics/sample/verdict.ts';
import {
  databaseHelp,
  databaseOption,
  withStore,
  type CommandStore,
  type OpenCommandStore,
} from './command-store.ts';
import { UsageError, type Arguments, type Command, type Terminal } from './command.ts';
import { printGaps } from './metrics/print-gaps.ts';
import { printMeasure, printMeasures } from './metrics/print-measures.ts';
import { readMetricsOptions } from './metrics/read-options.ts';
import { performSampleAction } from './metrics/sample-actions.ts';

const help = `Tells how the team does, while the server runs or not: trends, never people.

Usage: npm run casebook -- metrics [MEASURE | gaps | sample ACTION] [OPTIONS]

  (nothing)          every measure
  MEASURE            one measure with its definition, period by period, and what is behind it:
                     ${measureIds.slice(0, 6).join(', ')},
                     ${measureIds.slice(6).join(', ')}
  gaps               resolved cases that no article answered, and searches that found nothing, in groups
  sample draw        draws a random sample of closed cases for a coach to judge
  sample list        samples, the last one first
  sample show ID     a sample with its cases
  sample judge ID NUMBER VERDICT
                     judges a case of it: ${verdictNames.join(', ')}

  --period KIND      ${periodKinds.join(', ')}; default month
  --from DATE        a day of the first period, such as 2026-01-01; of a sample its first day
  --to DATE          a day of the last period; of a sample its last day
  --product ID       of cases about this product only
  --team ID          of cases with this team only
  --size N           for draw: how many cases; default ${usualSampleSize}, at most ${largestSample}
  --seed TEXT        for draw: draws the same sample again
  --note TEXT        for judge: why
${databaseHelp}
  --json             the result as one JSON document

A dash is no data: there is nothing to divide by.

Exit status: 0 done, 1 it could not be done, 2 wrong use.

Examples:
  npm run casebook -- metrics --period quarter --product ontap
  npm run -s casebook -- metrics link-rate --from 2026-01-01 --json
  npm run casebook -- metrics sample draw --from 2026-10-01 --to 2026-10-31 --size 30
`;

/** The command `metrics`. */
export function createMetricsCommand(open: OpenCommandStore): Command {
  return {
    name: 'metrics',
    summary: 'Tell how the team does, and what is not written down',
    help,
    options: {
      ...databaseOption,
      period: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      product: { type: 'string' },
      team: { type: 'string' },
      size: { type: 'string' },
      seed: { type: 'string' },
      note: { type: 'string' },
      json: { type: 'boolean' },
    },
    async run(args, terminal) {
      const perform = readAction(args, terminal);
      await withStore(open, args, terminal, perform);
      return 0;
    },
  };
}

/** What is to be done, once everything that was given is known to make sense. */
function readAction(args: Arguments, terminal: Terminal): (store: CommandStore) => Promise<void> {
  const [name, ...rest] = args.positionals;
  if (name === 'sample') return performSampleAction(rest, args, terminal);
  if (rest.length > 0) throw new UsageError('name one measure, or none for all');
  for (const option of ['size', 'seed', 'note'])
    if (args.values[option] !== undefined) throw new UsageError(`--${option} is for samples`);
  const { question, isJson } = readMetricsOptions(args, terminal);
  if (name === undefined) return (store) => printMeasures(store, question, terminal, isJson);
  if (name === 'gaps') return (store) => printGaps(store, question, terminal, isJson);
  const id = measureIds.find((each) => each === name);
  if (!id) throw new UsageError(`there is no measure “${name}”; there are ${measureIds.join(', ')}`);
  return (store) => printMeasure(store, id, question, terminal, isJson);
}
