import { caseNumberSchema, parseCaseNumber, type CaseNumber } from '../../core/case/case-id.ts';
import type { Worked } from '../../core/case/work-on-case.ts';
import type { Decision } from '../../core/rule/refusal.ts';
import { CommandError, UsageError } from '../command.ts';

/** @throws {UsageError} It is no number of a case. */
export function readCaseNumber(text: string | undefined): CaseNumber {
  if (text === undefined || parseCaseNumber(text) === undefined)
    throw new UsageError('name the case by its number, such as SR-000123');
  return caseNumberSchema.parse(text.toUpperCase());
}

/**
 * What work has written.
 *
 * @param missing What is said when the thing is not there.
 * @throws {CommandError} Nothing was written; the message says why.
 */
export function requireWorked<Value>(worked: Worked<Value>, missing: string): Value {
  switch (worked.result) {
    case 'written':
    case 'repeated':
      return worked.value;
    case 'refused':
      throw new CommandError(worked.refusals.map(({ message }) => message).join('\n'));
    case 'missing':
      throw new CommandError(missing);
    case 'stale':
    case 'key-reused':
      throw new CommandError('somebody else is writing to it all the time. Try again in a moment.');
  }
}

/** @throws {CommandError} Rules forbid it. */
export function requireAllowed<Value>(decision: Decision<Value>): Value {
  if (!decision.isRefused) return decision.value;
  throw new CommandError(decision.refusals.map(({ message }) => message).join('\n'));
}
