import { z } from 'zod';
import { caseNumberSchema } from '../../core/case/case-id.ts';
import { textSchema } from '../../core/case/case-text.ts';
import { dayMilliseconds, daysOf } from '../../core/metrics/period.ts';
import {
  judgeCase,
  largestSample,
  seedSchema,
  usualSampleSize,
  type Sample,
  type SampledCase,
} from '../../core/metrics/sample/sample.ts';
import type { DrawnSample } from '../../core/metrics/sample/sample-store.ts';
import { verdictNames, verdictSchema } from '../../core/metrics/sample/verdict.ts';
import type { Act } from '../../core/people/actor.ts';
import { commandLineActor, type CommandStore } from '../command-store.ts';
import { CommandError, UsageError, type Arguments, type Terminal } from '../command.ts';
import { isoInstant, printInstant, printTable } from '../table.ts';
import { readDay, readFilter } from './read-options.ts';

const listLimit = 50;

type Perform = (store: CommandStore) => Promise<void>;

/** What is to be done with samples: `draw`, `list`, `show` or `judge`. */
export function performSampleAction(words: readonly string[], args: Arguments, terminal: Terminal): Perform {
  const [action, ...subjects] = words;
  const act: Act = { actor: commandLineActor, at: terminal.now().getTime() };
  const print = createPrinter(terminal, args.values['json'] === true);
  switch (action) {
    case 'draw':
      if (subjects.length > 0) throw new UsageError('draw takes options only');
      return draw(args, act, print);
    case 'list':
      if (subjects.length > 0) throw new UsageError('list takes nothing');
      return async ({ samples }) => print.list((await samples.list({ limit: listLimit })).items);
    case 'show': {
      const id = readId(subjects);
      return async (store) => print.sample(await requireSample(store, id));
    }
    case 'judge':
      return judge(subjects, args, act, print);
    case undefined:
    default:
      throw new UsageError('name what to do with samples: draw, list, show, judge');
  }
}

function readId([id, ...rest]: readonly string[]): string {
  if (rest.length > 0) throw new UsageError('that is too much');
  if (!z.uuid().safeParse(id).success || id === undefined)
    throw new UsageError('name the id of the sample, from casebook metrics sample list');
  return id;
}

function draw(args: Arguments, act: Act, print: Printer): Perform {
  const [from, to] = [readDay(args, 'from'), readDay(args, 'to')];
  if (from === undefined || to === undefined)
    throw new UsageError('name the days: --from 2026-10-01 --to 2026-10-31');
  if (from > to) throw new UsageError('--to lies before --from');
  const wanted = Number(args.values['size'] ?? usualSampleSize);
  if (!Number.isSafeInteger(wanted) || wanted < 1 || wanted > largestSample)
    throw new UsageError(`--size is a whole number from 1 to ${largestSample}`);
  const seed = seedSchema.safeParse(args.values['seed'] ?? crypto.randomUUID());
  if (!seed.success) throw new UsageError('--seed is a line of text with at most 100 characters');
  const span = { from: Date.parse(from), before: Date.parse(to) + dayMilliseconds };
  const plan = { span, seed: seed.data, wanted, ...readFilter(args) };
  return async ({ samples }) => {
    const drawn = await samples.draw(plan, act);
    if (!('value' in drawn)) throw new CommandError('no case that fits was closed in that time');
    print.sample(drawn.value);
  };
}

function judge(subjects: readonly string[], args: Arguments, act: Act, print: Printer): Perform {
  const [id, name, word, ...rest] = subjects;
  const sampleId = readId([id ?? '', ...rest]);
  const number = caseNumberSchema.safeParse(name?.toUpperCase());
  if (!number.success) throw new UsageError('name the case, such as SR-000123');
  const verdict = verdictSchema.safeParse(word);
  if (!verdict.success) throw new UsageError(`name the verdict: ${verdictNames.join(', ')}`);
  const note = textSchema.optional().safeParse(args.values['note']);
  if (!note.success) throw new UsageError('--note is a text');
  return async (store) => {
    const { cases } = await requireSample(store, sampleId);
    const subject = cases.find((each) => each.number === number.data);
    if (!subject) throw new CommandError(`${number.data} is not in the sample`);
    const decision = judgeCase(subject, { verdict: verdict.data, note: note.data }, act);
    if (decision.isRefused) throw new CommandError(decision.refusals[0].message);
    const judged = await store.samples.judge(sampleId, number.data, decision.value, act);
    if (!('value' in judged)) throw new CommandError(`${number.data} is not in the sample`);
    print.sample(judged.value);
  };
}

async function requireSample({ samples }: CommandStore, id: string): Promise<DrawnSample> {
  const found = await samples.find(id);
  if (!found)
    throw new CommandError(`there is no sample ${id}. See: npm run casebook -- metrics sample list`);
  return found;
}

interface Printer {
  readonly sample: (drawn: DrawnSample) => void;
  readonly list: (samples: readonly Sample[]) => void;
}

function createPrinter(terminal: Terminal, isJson: boolean): Printer {
  const json = (document: unknown): void => terminal.out(`${JSON.stringify(document, undefined, 2)}\n`);
  return {
    sample({ sample, cases }) {
      if (isJson) return json({ ...describe(sample), cases: cases.map(describeCase) });
      terminal.err(
        `Sample ${sample.id}: ${sample.size} of ${sample.population} cases by the seed ${sample.seed}\n`,
      );
      terminal.out(
        printTable(
          ['CASE', 'CLOSED', 'TITLE', 'ARTICLES', 'VERDICT', 'NOTE'],
          cases.map((each) => [
            each.number,
            printInstant(each.closedAt).slice(0, 10),
            each.title,
            each.articles.join(' '),
            each.verdict ?? '',
            each.note?.replaceAll(/\s+/g, ' ') ?? '',
          ]),
        ),
      );
    },
    list(samples) {
      if (isJson) return json({ samples: samples.map(describe) });
      if (samples.length === 0) {
        terminal.err('No sample was drawn yet. Draw one: casebook metrics sample draw\n');
        return;
      }
      terminal.out(
        printTable(
          ['ID', 'DRAWN', 'FROM', 'TO', 'PRODUCT', 'TEAM', 'JUDGED', 'OF CASES', 'SEED'],
          samples.map((sample) => {
            const { first, last } = daysOf({ from: sample.fromAt, before: sample.beforeAt });
            const judged = `${sample.judged} of ${sample.size}`;
            const { id, product = '', team = '', population, seed, drawnAt } = sample;
            return [id, printInstant(drawnAt), first, last, product, team, judged, String(population), seed];
          }),
        ),
      );
    },
  };
}

/** A sample in JSON; instants as ISO 8601. */
const describe = ({ drawnAt, fromAt, beforeAt, ...sample }: Sample) => ({
  ...sample,
  drawnAt: isoInstant(drawnAt),
  fromAt: isoInstant(fromAt),
  beforeAt: isoInstant(beforeAt),
});

const describeCase = ({ closedAt, judgedAt, ...each }: SampledCase) => ({
  ...each,
  closedAt: isoInstant(closedAt),
  judgedAt: isoInstant(judgedAt),
});
