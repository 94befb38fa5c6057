import type { z } from 'zod';
import { fieldName, placeOfField, type FieldPlaces } from '../../core/article/field-place.ts';
import { startOfFile, type Place, type Problem } from '../../core/problem/problem.ts';
import { mendFields } from './mend-fields.ts';
import { schemaProblems } from './schema-problems.ts';

/** Front matter as far as it could be read. */
export interface ReadFields {
  /** Of the schema's shape; absent when nothing could be made of it. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Keys of which something was missing or wrong: what `fields` has there is not what the author meant. */
  readonly unread: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** Validates front matter; everything that is wrong is a problem at its own line, and what is right is still read. */
export function readFields(
  schema: z.ZodObject,
  values: unknown,
  source: {
    readonly file: string;
    readonly places: FieldPlaces;
    /** Values for fields that must be there, by key. */
    readonly standIns: Readonly<Record<string, unknown>>;
  },
): ReadFields {
  const { file, places, standIns } = source;
  const result = schema.safeParse(values, { reportInput: true });
  if (result.success) return { fields: result.data, unread: new Set(), problems: [] };
  const placeAt = (keys: readonly PropertyKey[]): Place =>
    placeOfField(places, fieldName(keys)) ?? startOfFile;
  const mended = mendFields(schema, values, standIns);
  const issues = [...result.error.issues, ...(mended?.lateIssues ?? [])];
  const problems = schemaProblems(unique(issues), 'field-invalid', {
    file,
    placeAt,
    known: Object.keys(schema.shape),
    examples: standIns,
  });
  return mended
    ? { fields: mended.fields, unread: mended.unread, problems }
    : { unread: new Set(), problems };
}

/** A rule over several fields is found twice where it is all that is wrong. */
function unique(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return [...new Map(issues.map((issue) => [`${fieldName(issue.path)}: ${issue.message}`, issue])).values()];
}
