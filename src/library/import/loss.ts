/** Everything that a conversion may lose or change, permanent names with what each one means. */
export const lossKinds = {
  'address-taken':
    'An old address is in use here; the article has one below the name of the import instead, or none',
  'anchor-moved': 'A named place in the text now leads to the heading around it',
  'block-as-text': 'A block did not convert to a valid article and was kept as plain text',
  'code-dropped': 'Code that the page ran, its imports and exports, was dropped',
  'comment-dropped': 'A comment was dropped',
  'component-dropped': 'A component of the other tool was dropped; what stood between its tags was kept',
  'container-unknown': 'A container of an unknown kind was taken apart; its content was kept',
  'drawing-dropped': 'A drawing inside the page was dropped',
  'edit-accepted': 'A suggested edit was taken as accepted',
  'formatting-dropped': 'Formatting that Markdown does not have was dropped; its text was kept',
  'fragment-missing': 'A link to a heading that is not there leads to the article instead',
  'image-format': 'An image of a kind that browsers do not show was replaced by its text',
  'image-missing': 'An image that is not there was replaced by its text',
  'image-remote': 'An image from another site became a link',
  'include-missing': 'A file to include is not there, or lies outside the source folder',
  'language-unknown': 'The language is not one that articles are written in; it counts as English',
  'link-attachment': 'A link to a file that is not an article was replaced by its text',
  'link-broken': 'A link to an article that is not there was replaced by its text',
  'link-to-origin': 'A link to a path of the original site was replaced by its text (see --base-url)',
  'link-unsafe': 'A link with an address that articles may not use was replaced by its text',
  'markup-dropped': 'A script, a style or a form control was dropped',
  'math-as-code': 'A formula is shown as code',
  'media-as-link': 'A video or another embedded page became a link',
  'table-flattened': 'A table that Markdown cannot hold became a list',
  'table-simplified': 'Cells of a table were simplified: lists, blocks or spans',
  'tag-as-text': 'Something that looks like a tag, but is none, is shown as text',
  'template-code': 'Code of another tool was kept as text',
  'title-shortened': 'The title was too long and was shortened',
  'variant-merged': 'A passage for some readers or versions only was kept for all',
} as const;

export type LossKind = keyof typeof lossKinds;

/** Something that a conversion lost or changed, as a value. */
export interface Loss {
  readonly kind: LossKind;
  /** Path of the source, relative to its root, with `/`. */
  readonly file: string;
  /** 1-based line of the source. */
  readonly line: number;
  /** What it was. */
  readonly detail: string;
}

/** Orders losses by file, line and kind, so that two runs report the same. */
export function compareLosses(a: Loss, b: Loss): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.line !== b.line) return a.line - b.line;
  return a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0;
}

/** Leaves out what was lost twice in the same way on the same line. */
export function uniqueLosses(losses: readonly Loss[]): Loss[] {
  return [
    ...new Map(
      losses.map((loss) => [JSON.stringify([loss.file, loss.line, loss.kind, loss.detail]), loss]),
    ).values(),
  ];
}

/** How often each kind occurs, the kinds in order. */
export function countLosses(losses: readonly Loss[]): Partial<Record<LossKind, number>> {
  const counts: Partial<Record<LossKind, number>> = {};
  for (const kind of losses.map((loss) => loss.kind).toSorted()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Takes down a loss; `line` is that of the source. */
export type ReportLoss = (kind: LossKind, line: number, detail: string) => void;

/** A text as one short line, for the detail of a loss. */
export function excerpt(text: string, length = 100): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
