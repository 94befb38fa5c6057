import { z } from 'zod';

/** A text in one line that people read: a name, or what something is for. */
export const lineSchema = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1, 'give at least one character')
    .max(maximum, `give ${maximum} characters at most`)
    .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, 'give one line without control characters');

/** Name of a person, as it is written. */
export const personNameSchema = lineSchema(120);
