import type { z } from 'zod';
import { adjustCase, adjustmentSchema } from '../../core/case/adjust.ts';
import { newCaseSchema } from '../../core/case/case.ts';
import { knownSeverities } from '../../core/case/known-severities.ts';
import { newLogEntrySchema } from '../../core/case/log-entry.ts';
import { openCase } from '../../core/case/open-case.ts';
import { present } from '../../core/case/present-record.ts';
import { addStatement, changeStanding, logEntry } from '../../core/case/record.ts';
import { newStatementSchema, standingChangeSchema } from '../../core/case/statement.ts';
import { transitionSchema } from '../../core/case/transition.ts';
import { planMove, workOnCase, type Plan } from '../../core/case/work-on-case.ts';
import type { Act } from '../../core/people/actor.ts';
import { commandLineActor, type CommandStore } from '../command-store.ts';
import { CommandError, UsageError, type Arguments, type Terminal } from '../command.ts';
import { readCaseNumber, requireAllowed, requireWorked } from './require-worked.ts';

export type CaseTask = (args: Arguments, terminal: Terminal) => (store: CommandStore) => Promise<void>;

const actNow = (terminal: Terminal): Act => ({ actor: commandLineActor, at: terminal.now().getTime() });

/** `casebook case open`. */
export const openFromOptions: CaseTask = ({ values, positionals }, terminal) => {
  if (positionals.length > 0) throw new UsageError('open takes options only, such as --title');
  const { contract, contact, severity, ...fields } = textsOf(values);
  const given = check(newCaseSchema, {
    kind: 'malfunction',
    channel: 'phone',
    ...fields,
    severity: severity === undefined ? 3 : Number(severity),
    ...(contract !== undefined && { contract: { number: contract } }),
    ...(contact !== undefined && { contact: { name: contact } }),
  });
  return async ({ cases, policy }) => {
    const act = actNow(terminal);
    const draft = requireAllowed(openCase(given, act, knownSeverities(policy)));
    const opened = await cases.open(draft, act);
    if (opened.result === 'taken') throw new CommandError(`${opened.value.number} is that case already.`);
    const subject = requireWorked(opened, 'it could not be opened');
    terminal.err(`Opened. Tell the customer the number:\n`);
    terminal.out(
      values['json'] === true ? `${JSON.stringify(present(subject), undefined, 2)}\n` : `${subject.number}\n`,
    );
  };
};

/** `casebook case log NUMBER TEXT`. */
export const logFromOptions: CaseTask = (args, terminal) => {
  const { minutes, ...fields } = textsOf(args.values);
  const entry = check(newLogEntrySchema, {
    kind: 'action',
    ...fields,
    text: textOf(args),
    ...(minutes !== undefined && { minutes: Number(minutes) }),
    ...(args.values['internal'] === true && { isInternal: true }),
  });
  return change(args, terminal, (_, act) => (subject) => logEntry(subject, entry, true, act));
};

/** `casebook case statement NUMBER TEXT`, and with `--judge ID` what a statement is worth now. */
export const stateFromOptions: CaseTask = (args, terminal) => {
  const { judge, ...fields } = textsOf(args.values);
  if (judge === undefined) {
    const statement = check(newStatementSchema, { ...fields, text: textOf(args) });
    return change(args, terminal, (_, act) => () => addStatement(statement, act));
  }
  const standing = check(standingChangeSchema, fields);
  return change(args, terminal, ({ cases }, act) => async (subject) => {
    const found = (await cases.listStatements(subject.id)).find(({ id }) => id === judge);
    if (!found) throw new CommandError(`${subject.number} has no statement ${judge}. See: case show`);
    return changeStanding(found, standing, act);
  });
};

/** `casebook case severity NUMBER`. */
export const adjustFromOptions: CaseTask = (args, terminal) => {
  const { severity, ...fields } = textsOf(args.values);
  const given = { ...fields, ...(severity !== undefined && { severity: Number(severity) }) };
  const adjustment = check(adjustmentSchema, given);
  return change(
    args,
    terminal,
    ({ policy }, act) =>
      (subject) =>
        adjustCase(subject, adjustment, act, knownSeverities(policy)),
  );
};

/** Actions that move a case to another state, by the name of their transition. */
export const moveFromOptions =
  (name: string): CaseTask =>
  (args, terminal) => {
    const { outcome, ...fields } = textsOf(args.values);
    const transition = check(transitionSchema, {
      transition: name,
      ...fields,
      ...(outcome !== undefined && { kind: outcome }),
      ...(name === 'resolve' && outcome === undefined && { kind: 'solved' }),
    });
    return change(
      args,
      terminal,
      ({ cases }, act) =>
        (subject) =>
          planMove(cases, subject, transition, act),
    );
  };

function change(
  { values, positionals }: Arguments,
  terminal: Terminal,
  plan: (store: CommandStore, act: Act) => Plan,
): (store: CommandStore) => Promise<void> {
  const number = readCaseNumber(positionals[0]);
  return async (store) => {
    const worked = await workOnCase(store.cases, number, plan(store, actNow(terminal)));
    const { case: subject } = requireWorked(
      worked,
      `there is no case ${number}. See: npm run casebook -- case list`,
    );
    if (values['json'] === true) terminal.out(`${JSON.stringify(present(subject), undefined, 2)}\n`);
    else terminal.err(`${subject.number} is ${subject.state}, severity ${subject.severity}.\n`);
  };
}

/** The options that were given with a text, without those that are about the command. */
function textsOf(values: Arguments['values']): Record<string, string | undefined> {
  const about = new Set(['database', 'json', 'internal']);
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && !about.has(entry[0]),
    ),
  );
}

function textOf({ positionals }: Arguments): string {
  const [, text, ...others] = positionals;
  if (text === undefined) throw new UsageError('give the text after the number, in quotes');
  if (others.length > 0) throw new UsageError('put the text into quotes');
  return text;
}

/** @throws {UsageError} Something is missing or wrong; the message names the option. */
function check<Schema extends z.ZodType>(schema: Schema, given: unknown): z.infer<Schema> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => {
    const [name] = path;
    return name === undefined ? message : `--${String(name)}: ${message}`;
  });
  throw new UsageError(lines.join('\n  '));
}
