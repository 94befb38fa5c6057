import { instantText } from '../instant-text.ts';

/** Records of the core with their instants as JSON has them: whatever is called `at` or ends in `At`. */
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
  // Lists have thousands of these: no lists of lists are made on the way.
  const presented: Record<string, unknown> = {};
  for (const key in value) {
    const part = (value as Readonly<Record<string, unknown>>)[key]; // one of its own keys: records are plain objects
    if (part === undefined) continue;
    presented[key] =
      typeof part === 'number' && (key === 'at' || key.endsWith('At'))
        ? instantText(part)
        : typeof part === 'object'
          ? presentValue(part)
          : part;
  }
  return presented;
}
