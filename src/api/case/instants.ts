import { z } from '@hono/zod-openapi';
import { instantSchema as caseInstantSchema } from '../../core/case/case.ts';
import { presentInstant } from '../instant.ts';

/** An instant in a body, with any offset, as UTC milliseconds. */
export const givenInstantSchema = z.iso
  .datetime({ offset: true, error: 'give an instant such as 2026-11-22T08:00:00Z' })
  .transform((text) => Date.parse(text))
  .refine((instant) => caseInstantSchema.safeParse(instant).success, 'give an instant from 1970 to 2105')
  .openapi({ type: 'string', format: 'date-time' });

/** Records of the core with their instants as the API writes them: whatever is called `at` or ends in `At`. */
export type Presented<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? Presented<Item>[]
    : Value extends object
      ? {
          [Key in keyof Value]: Key extends 'at' | `${string}At`
            ? InstantText<Value[Key]>
            : Presented<Value[Key]>;
        }
      : Value;

type InstantText<Value> = Value extends number ? string : Value;

/** Writes the instants of a record, and of what is in it, as texts. */
export function present<Value extends object>(record: Value): Presented<Value> {
  return presentValue(record) as Presented<Value>; // as the type says, key by key
}

function presentValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(presentValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => [
        key,
        typeof part === 'number' && (key === 'at' || key.endsWith('At'))
          ? presentInstant(part)
          : presentValue(part),
      ]),
  );
}
