import { z } from 'zod';

/** Id of a case: a UUID. People use its number. */
export const caseIdSchema = z.uuid().brand<'CaseId'>();
export type CaseId = z.infer<typeof caseIdSchema>;

const written = /^SR-(\d{6,12})$/;

/** Number of a case as people say it: `SR-000123`. Permanent, in the order in which cases were opened here. */
export const caseNumberSchema = z
  .string()
  .regex(written, 'a case number such as SR-000123')
  .brand<'CaseNumber'>();
export type CaseNumber = z.infer<typeof caseNumberSchema>;

/** `SR-000123` for 123. */
export function formatCaseNumber(sequence: number): CaseNumber {
  return `SR-${String(sequence).padStart(6, '0')}` as CaseNumber; // what the pattern above describes
}

/** 123 for `SR-000123`, however it is capitalised; `undefined` for what is no case number. */
export function parseCaseNumber(text: string): number | undefined {
  const digits = written.exec(text.toUpperCase())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
