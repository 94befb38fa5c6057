/** A record of another system, as its export or its webhook has it: an object of JSON, or a row of CSV by column. */
export type RawRecord = Readonly<Record<string, unknown>>;

/**
 * A record that notes what was read of it: what nobody asked for is left over and kept. Paths are keys joined by dots, which are found
 * nested as well as flat (`Account.Name` of CSV); letter case does not matter for flat ones.
 */
export interface SourceRecord {
  /** The text at the first of the paths that has one; numbers are texts, too. */
  readonly text: (...paths: readonly string[]) => string | undefined;
  /** The values at the first of the paths that has any: an array, or one value alone. */
  readonly list: (...paths: readonly string[]) => readonly unknown[];
  readonly value: (...paths: readonly string[]) => unknown;
  /** The values at a path, which stay left over: for what only a part of is taken from. */
  readonly peek: (path: string) => readonly unknown[];
  /** What was not read, by its top-level key. */
  readonly rest: () => Record<string, unknown>;
}

export function isRecord(value: unknown): value is RawRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Opens a record to be read. */
export function openRecord(raw: RawRecord): SourceRecord {
  const flat = new Map(Object.keys(raw).map((key) => [fold(key), key]));
  const read = new Set<string>();

  const locate = (path: string): { keys: readonly string[]; value: unknown } | undefined => {
    const key = flat.get(fold(path));
    if (key !== undefined) return { keys: [key], value: raw[key] };
    const keys = path.split('.');
    let value: unknown = raw;
    for (const part of keys) {
      if (!isRecord(value) || !Object.hasOwn(value, part)) return undefined;
      value = value[part];
    }
    return { keys, value };
  };
  const first = (paths: readonly string[]): unknown => {
    const found = paths.map(locate).filter((place) => place !== undefined && !isNothing(place.value));
    const [chosen] = found;
    // What stands twice (`subject`, `raw_subject`) is read once; what differs is left over.
    for (const place of found) {
      if (place && JSON.stringify(place.value) === JSON.stringify(chosen?.value))
        read.add(JSON.stringify(place.keys));
    }
    return chosen?.value;
  };

  return {
    value: (...paths) => first(paths),
    text: (...paths) => textOf(first(paths)),
    list: (...paths) => asList(first(paths)),
    peek: (path) => asList(locate(path)?.value),
    rest: () => restOf(raw, [], read),
  };
}

const fold = (key: string): string => key.trim().toLowerCase();

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const asList = (value: unknown): readonly unknown[] =>
  isNothing(value) ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];

/** A scalar as a text. Columns that stand several times in CSV give their first value. */
export function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return textOf(value.find((part) => !isNothing(part)));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function restOf(
  raw: RawRecord,
  above: readonly string[],
  read: ReadonlySet<string>,
): Record<string, unknown> {
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    const path = [...above, key];
    if (isNothing(value) || read.has(JSON.stringify(path))) continue;
    if (!isRecord(value)) rest[key] = value;
    else {
      const left = restOf(value, path, read);
      if (Object.keys(left).length > 0) rest[key] = left;
    }
  }
  return rest;
}
