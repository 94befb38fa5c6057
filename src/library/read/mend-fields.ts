import { z } from 'zod';

/** Front matter with what is wrong in it taken out, so that the rest can be looked at. */
export interface MendedFields {
  /** Of the type's shape. Fields that were missing or wrong are stand-ins; lists hold the items that were right. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Top-level keys of which something was missing or wrong. */
  readonly unread: ReadonlySet<string>;
  /** What is wrong beyond the issues of single values, which hides it: rules over several fields. */
  readonly lateIssues: readonly z.core.$ZodIssue[];
}

/** More rounds than any front matter needs: every round takes something out. */
const maximumRounds = 1000;

/**
 * Takes out of front matter what a schema refuses: the wrong item of a list, an unknown key, else the whole field. A
 * field that has to be there gets a stand-in, a list an empty one.
 *
 * @param standIns Values that the schema takes, by key.
 * @returns `undefined` when even then nothing comes out that fits.
 */
export function mendFields(
  schema: z.ZodObject,
  values: unknown,
  standIns: Readonly<Record<string, unknown>>,
): MendedFields | undefined {
  if (!isRecord(values)) return undefined;
  const mended = structuredClone(values);
  const unread = new Set<string>();
  const replaced = new Set<string>();
  // Without the rules over several fields, which say nothing of single ones.
  const bare = z.strictObject(schema.shape);
  for (let round = 0; round < maximumRounds; round += 1) {
    const result = bare.safeParse(mended);
    if (result.success) {
      const fields = { ...result.data };
      for (const key of replaced) if (Array.isArray(fields[key])) fields[key] = [];
      return { fields, unread, lateIssues: findLateIssues(schema, mended, unread) };
    }
    for (const place of placesToMend(result.error)) {
      const [key = ''] = place;
      unread.add(String(key));
      if (takeOut(mended, place)) continue;
      // Nothing was there to take out: the field is missing.
      if (replaced.has(String(key)) || standIns[String(key)] === undefined) return undefined;
      replaced.add(String(key));
      mended[String(key)] = structuredClone(standIns[String(key)]);
    }
  }
  return undefined;
}

type Keys = readonly PropertyKey[];

/** What has to go for the issues to go: the nearest list item around each, else its field. Last items first. */
function placesToMend(error: z.ZodError): Keys[] {
  const places = error.issues.flatMap((issue): Keys[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key]);
    const item = issue.path.findLastIndex((key) => typeof key === 'number');
    return [item === -1 ? issue.path.slice(0, 1) : issue.path.slice(0, item + 1)];
  });
  const unique = new Map(places.map((place) => [JSON.stringify(place.map(String)), place]));
  return [...unique.values()].toSorted((a, b) => b.length - a.length || itemNumber(b) - itemNumber(a));
}

function itemNumber(place: Keys): number {
  const last = place.at(-1);
  return typeof last === 'number' ? last : -1;
}

/** Takes a list item or key out; false when it was not there. */
function takeOut(values: Record<string, unknown>, place: Keys): boolean {
  const last = place.at(-1);
  let holder: unknown = values;
  for (const key of place.slice(0, -1)) holder = at(holder, key);
  if (Array.isArray(holder) && typeof last === 'number') return holder.splice(last, 1).length > 0;
  if (!isRecord(holder) || typeof last !== 'string' || !Object.hasOwn(holder, last)) return false;
  return delete holder[last];
}

function at(holder: unknown, key: PropertyKey): unknown {
  if (Array.isArray(holder)) return holder[Number(key)];
  return isRecord(holder) && Object.hasOwn(holder, key) ? holder[String(key)] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the whole schema says of fields that were right by themselves. */
function findLateIssues(
  schema: z.ZodObject,
  mended: unknown,
  unread: ReadonlySet<string>,
): z.core.$ZodIssue[] {
  const issues = schema.safeParse(mended, { reportInput: true }).error?.issues ?? [];
  return issues.filter(({ path }) => !unread.has(String(path[0])));
}
