import { checkMapped, type Checked, type IntakeDefaults } from './check-mapped.ts';
import type { ImportedCase } from './imported-case.ts';
import type { IntakeSource } from './intake-source.ts';
import { isRecord, openRecord } from './source-record.ts';

/** Reads a record of another system by its mapping table, or says everything that is wrong with it. */
export function readRecord(
  source: IntakeSource,
  raw: unknown,
  defaults: IntakeDefaults = {},
): Checked<ImportedCase> {
  if (!isRecord(raw)) {
    const message = 'A record is an object with named fields.';
    return { isRejected: true, rejections: [{ code: 'not-a-record', message }] };
  }
  const record = openRecord(raw);
  const mapped = source.map(record);
  return checkMapped(source.system, mapped, record.rest(), defaults);
}
