import type { Act } from '../people/actor.ts';
import type { Decision, Refusal } from '../rule/refusal.ts';
import type { Receipt, Written } from '../rule/written.ts';
import type { CaseNumber } from './case-id.ts';
import type { CaseStore, CaseWritten } from './case-store.ts';
import type { CaseWrite } from './case-write.ts';
import type { Case } from './case.ts';
import { moveCase, type Transition } from './transition.ts';

/** Decides what an act does to a case as it is. */
export type Plan = (subject: Case) => Decision<CaseWrite> | Promise<Decision<CaseWrite>>;

/** What came of work on a case: what was written, or the rules that it would break. */
export type Worked<Value> =
  Written<Value> | { readonly result: 'refused'; readonly refusals: readonly [Refusal, ...Refusal[]] };

/** Attempts to write before others' writes are taken for a reason to give up. */
export const mostAttempts = 8;

/** Does to a case what a plan decides, whatever its version: when somebody else was faster, it is decided again. */
export async function workOnCase(
  cases: Pick<CaseStore, 'find' | 'write'>,
  number: CaseNumber,
  plan: Plan,
  receipt?: Receipt,
): Promise<Worked<CaseWritten>> {
  for (let attempt = 1; ; attempt += 1) {
    const subject = await cases.find(number);
    if (!subject) return { result: 'missing' };
    const decision = await plan(subject);
    if (decision.isRefused) return { result: 'refused', refusals: decision.refusals };
    const written = await cases.write(subject.id, subject.version, decision.value, receipt);
    if (written.result === 'stale' && attempt < mostAttempts) continue;
    return written;
  }
}

/** Decides on a transition with what its rules look at besides the case. */
export async function planMove(
  cases: Pick<CaseStore, 'listEscalations' | 'listFacts'>,
  subject: Case,
  transition: Transition,
  act: Act,
): Promise<Decision<CaseWrite>> {
  const escalations = await cases.listEscalations(subject.id);
  const openEscalation = escalations.findLast(({ returnedAt }) => returnedAt === undefined)?.id;
  return moveCase(subject, transition, { facts: await cases.listFacts(subject.id), openEscalation }, act);
}
