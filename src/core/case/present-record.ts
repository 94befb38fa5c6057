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
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => [
        key,
        typeof part === 'number' && (key === 'at' || key.endsWith('At'))
          ? new Date(part).toISOString()
          : presentValue(part),
      ]),
  );
}
