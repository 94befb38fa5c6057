import { problemCodes, problemFamilies, type ProblemCode, type ProblemCodeEntry } from './codes.ts';

/** One code as the reference shows it. */
export interface ReferenceEntry extends ProblemCodeEntry {
  readonly code: ProblemCode;
}

/** Codes that belong together, under one heading. */
export interface ReferenceFamily {
  /** Fragment of the family's heading. */
  readonly id: string;
  readonly title: string;
  readonly entries: readonly ReferenceEntry[];
}

/** Address of the reference on a site; the fragment is the code. */
export const referenceAddress = '/help/problems/';

/** Where a code is explained on a site. */
export function referenceAddressOf(code: ProblemCode): string {
  return `${referenceAddress}#${code}`;
}

/** The reference of all problem codes, by family. */
export function problemReference(): ReferenceFamily[] {
  return problemFamilies.map(({ id, title, codes }) => ({
    id,
    title,
    // The families' keys are exactly the codes; `Object.keys` cannot say so.
    entries: (Object.keys(codes) as ProblemCode[]).map((code) => ({ code, ...problemCodes[code] })),
  }));
}

/** Severity as the reference words it. */
export function describeSeverity(entry: ProblemCodeEntry): string {
  if (entry.inDrafts) return 'Error; a warning while the article is not validated';
  return entry.severity === 'error' ? 'Error' : 'Warning';
}

/** The reference as Markdown: a heading for each family (h2) and code (h3, whose fragment is the code). */
export function renderProblemReference(): string {
  const families = problemReference().map(({ title, entries }) =>
    [`## ${title}`, ...entries.map((entry) => renderEntry(entry))].join('\n\n'),
  );
  return `${families.join('\n\n')}\n`;
}

function renderEntry(entry: ReferenceEntry): string {
  return [
    `### ${entry.code}`,
    `**${entry.title}.** ${describeSeverity(entry)}.`,
    entry.explanation,
    `What to do: ${entry.hint}`,
  ].join('\n\n');
}
