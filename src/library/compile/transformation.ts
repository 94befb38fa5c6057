import type { Heading, ImageReference, Link, Step } from '../../core/article/article.ts';
import type { Audience } from '../../core/article/audience.ts';
import type { Language } from '../../core/article/language.ts';
import type { ProblemCode } from '../../core/problem/codes.ts';
import type { Place, Problem } from '../../core/problem/problem.ts';

/** What elements and components may do to the article around them while they render. */
export interface Transformation {
  readonly file: string;
  /** What the tree was parsed from. */
  readonly source: string;
  readonly lang: Language;
  readonly audience: Audience;
  readonly fragmentOf: (heading: string) => string;
  readonly headings: Heading[];
  readonly links: Link[];
  readonly images: ImageReference[];
  readonly steps: Step[];
  readonly problems: Problem[];
  /** Audience of the narrowest `<Only>` passage around what is rendered now. */
  passage: Audience | undefined;
  /** Whether what is being rendered stands in a line of text, where no block may be. */
  isInLine: boolean;
  /** Diagrams so far, to keep their ids apart. */
  diagrams: number;
  readonly report: (code: ProblemCode, message: string, place: Place, hint?: string) => void;
}
