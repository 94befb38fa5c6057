/** The entry of a problem code in the reference: what it means and what to do, for every place where it can occur. */
export interface ProblemCodeEntry {
  readonly severity: 'error' | 'warning';
  /** `warning`: an error that is only a warning in an article that is not validated yet. */
  readonly inDrafts?: 'warning';
  /** Short name of the rule. */
  readonly title: string;
  /** What happened and why it matters; Markdown. */
  readonly explanation: string;
  /** What to do; Markdown in a line. */
  readonly hint: string;
}

/** Types a family of entries without widening their codes. */
export function defineCodes<const Code extends string>(
  entries: Readonly<Record<Code, ProblemCodeEntry>>,
): Readonly<Record<Code, ProblemCodeEntry>> {
  return entries;
}
