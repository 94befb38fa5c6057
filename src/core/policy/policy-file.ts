import { z } from 'zod';
import { policyFiles, type Policy } from './policy.ts';

/** Keys whose values are minutes, or lists of minutes, in a policy that was read. */
const durations: ReadonlySet<string> = new Set([
  'updateEvery',
  'checksAfterAssignment',
  'reassignedEngineerHas',
  'firstReplyWithin',
  'firstReply',
  'update',
  'restore',
]);

const wholeSchema = z.strictObject({
  ...policyFiles.teams.shape,
  ...policyFiles.products.shape,
  ...policyFiles.severities.shape,
  ...policyFiles.clocks.shape,
  ...policyFiles.agreements.shape,
  ...policyFiles.glossary.shape,
});

/** A policy as JSON that `parsePolicy` reads: durations are written as authors write them. */
export function formatPolicy(policy: Policy): string {
  const { teams, products, severities, clocks, agreements, glossary } = policy;
  return JSON.stringify(
    { teams, products, severities, clocks, agreements, glossary },
    (key, value: unknown) => (durations.has(key) ? inMinutes(value) : value),
    1,
  );
}

function inMinutes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inMinutes);
  return typeof value === 'number' ? `${value}m` : value;
}

/**
 * Reads what `formatPolicy` wrote.
 *
 * @throws It was written by another version.
 */
export function parsePolicy(text: string): Policy {
  return wholeSchema.parse(JSON.parse(text));
}
