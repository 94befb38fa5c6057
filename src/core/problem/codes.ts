import type { ProblemCodeEntry } from './code-entry.ts';
import { compilingCodes } from './codes/compiling.ts';
import { fieldCodes } from './codes/fields.ts';
import { policyCodes } from './codes/policy.ts';
import { readingCodes } from './codes/reading.ts';
import { relationCodes } from './codes/relations.ts';
import { structureCodes } from './codes/structure.ts';
import { styleCodes } from './codes/style.ts';

export type { ProblemCodeEntry } from './code-entry.ts';

/** The families of problem codes, in the order of the reference. */
export const problemFamilies = [
  { id: 'reading', title: 'Reading a file', codes: readingCodes },
  { id: 'compiling', title: 'The body', codes: compilingCodes },
  { id: 'structure', title: 'Sections and steps', codes: structureCodes },
  { id: 'fields', title: 'Fields', codes: fieldCodes },
  { id: 'relations', title: 'Between articles', codes: relationCodes },
  { id: 'policy', title: 'Products, teams and agreements', codes: policyCodes },
  { id: 'style', title: 'Style', codes: styleCodes },
] as const;

const entries = {
  ...readingCodes,
  ...compilingCodes,
  ...structureCodes,
  ...fieldCodes,
  ...relationCodes,
  ...policyCodes,
  ...styleCodes,
};

export type ProblemCode = keyof typeof entries;

/** Every problem code, permanent once released. The reference page is generated from this table. */
export const problemCodes: Readonly<Record<ProblemCode, ProblemCodeEntry>> = entries;
