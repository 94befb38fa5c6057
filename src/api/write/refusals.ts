import type { Decision, Refusal } from '../../core/rule/refusal.ts';
import { ApiProblem } from '../problem/api-problem.ts';

/** What rules decided, or the problem of having been refused: its type is the first rule broken, and it names all. */
export function requireAllowed<Value>(decision: Decision<Value>): Value {
  if (decision.isRefused) throw refused(decision.refusals);
  return decision.value;
}

/** The problem of breaking rules. */
export function refused(refusals: readonly [Refusal, ...Refusal[]]): ApiProblem {
  const [first, ...others] = refusals;
  return new ApiProblem(first.code, [first, ...others].map(({ message }) => message).join(' '), {
    errors: refusals.map(({ pointer = '', message }) => ({ in: 'body', name: pointer, message })),
  });
}
