import { z } from 'zod';

/** Texts of cases are kept exactly as they were written: nothing is trimmed, folded or replaced. */
const written = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/\S/, 'must not be empty')
    // A lone surrogate cannot be stored as UTF-8, so it could not come back as it was sent.
    .refine((text) => text.isWellFormed(), 'has half of a surrogate pair; send well-formed Unicode');

/** A text of several lines with something in it. */
export const textSchema = written(20_000);

/** One line of text with something in it. */
export const lineSchema = written(300).regex(/^[^\n\r\u2028\u2029]*$/, 'must be one line');

/** A name that lists are filtered by: of a customer, a product, a team or a person. */
export const nameSchema = written(100).regex(
  /^[^\p{Cc}\u2028\u2029]*$/u,
  'must be one line of printable text',
);

/** Why something was done; asked for where the next reader would wonder. */
export const reasonSchema = written(2000);
