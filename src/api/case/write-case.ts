import type { Context } from 'hono';
import type { CaseNumber } from '../../core/case/case-id.ts';
import type { CaseStore, CaseWritten } from '../../core/case/case-store.ts';
import type { CaseWrite } from '../../core/case/case-write.ts';
import type { Case } from '../../core/case/case.ts';
import { mostAttempts, workOnCase, type Plan, type Worked } from '../../core/case/work-on-case.ts';
import type { Act } from '../../core/people/actor.ts';
import { goOn, type MaybePromise } from '../../core/there-at-once.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { requireVersion, versionStale } from '../precondition.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { receiptOf, requireWritten } from '../write/receipt.ts';
import { refused, requireAllowed } from '../write/refusals.ts';

export function requireCase(cases: CaseStore, number: CaseNumber): MaybePromise<Case> {
  return goOn(cases.find(number), (subject) => {
    if (!subject) throw new ApiProblem('not-found', noCase(number));
    return subject;
  });
}

const noCase = (number: string): string => `There is no case ${number}.`;

/** Changes a case that the client has read: If-Match says which version it decided on. */
export async function changeCase(
  context: Context<ApplicationEnvironment>,
  cases: CaseStore,
  number: CaseNumber,
  plan: Plan,
): Promise<CaseWritten> {
  const version = requireVersion(context);
  for (let attempt = 1; ; attempt += 1) {
    const subject = await requireCase(cases, number);
    if (version !== undefined && version !== subject.version) throw versionStale();
    const write = requireAllowed(await plan(subject));
    if (isNothing(write)) return nothingWritten(subject);
    const written = await cases.write(subject.id, subject.version, write);
    // Whoever means any version has it decided again on the newest.
    if (written.result === 'stale' && version === undefined && attempt < mostAttempts) continue;
    return requireWritten(context, written, noCase(number));
  }
}

/** An edit without a field: nothing is written, and the version stays. */
function isNothing({ set, log, escalations }: CaseWrite): boolean {
  return set !== undefined && Object.keys(set).length === 0 && !log && !escalations;
}

const nothingWritten = (subject: Case): CaseWritten => ({
  case: subject,
  log: [],
  statements: [],
  facts: [],
  contacts: [],
  complaints: [],
  escalations: [],
});

/** Adds to a case, whatever its version: two who write into a log do not stand in each other's way. */
export async function addToCase(
  context: Context<ApplicationEnvironment>,
  cases: CaseStore,
  number: CaseNumber,
  act: Act,
  plan: Plan,
): Promise<CaseWritten> {
  const receipt = await receiptOf(context, act);
  return requireWorked(context, await workOnCase(cases, number, plan, receipt), noCase(number));
}

/**
 * What work has written, or the problem of having written nothing.
 *
 * @param missing What is said when the thing is not there.
 */
export function requireWorked<Value>(
  context: Context<ApplicationEnvironment>,
  worked: Worked<Value>,
  missing: string,
): Value {
  if (worked.result === 'refused') throw refused(worked.refusals);
  return requireWritten(context, worked, missing);
}
