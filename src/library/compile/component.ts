import type { ElementContent } from 'hast';
import type { Audience } from '../../core/article/audience.ts';
import type { Step } from '../../core/article/article.ts';
import type { Language } from '../../core/article/language.ts';
import type { ProblemCode } from '../../core/problem/codes.ts';
import type { Place } from '../../core/problem/problem.ts';

/** What an attribute may hold. Attributes are literal text; a flag is present or absent. */
export type AttributeKind =
  | { readonly kind: 'text'; readonly isRequired?: boolean }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly isRequired?: boolean };

/** Attributes that passed the component's table: texts by name, flags as `true`. */
export type AttributeValues = Readonly<Record<string, string | true | undefined>>;

/** What a component may ask for and report while it renders. */
export interface RenderContext {
  readonly lang: Language;
  readonly audience: Audience;
  readonly place: Place;
  /** Name of the component around this one, if any. */
  readonly parent: string | undefined;
  /** Whether the component stands in a line of text, where only phrasing content may be. */
  readonly isInLine: boolean;
  /** Reports a problem at the component. */
  readonly report: (code: ProblemCode, message: string, hint?: string) => void;
  /** Collects a step of a procedure. */
  readonly addStep: (step: Step) => void;
  /** An image beside the article, checked and collected. */
  readonly image: (source: string, alt: string) => ElementContent[];
  /** Compiles a line of Markdown (a title, a check) to inline content. */
  readonly inline: (markdown: string) => ElementContent[];
  /** A text of the component set in the article's language, e.g. the title of a note without one. */
  readonly label: (key: string) => string;
}

/** A component that articles may use: from literal attributes and compiled children to hast. One file each. */
export interface Component {
  readonly name: string;
  /** One line for the reference. */
  readonly summary: string;
  readonly attributes: Readonly<Record<string, AttributeKind>>;
  /** Components that this one must stand directly in; none: anywhere. */
  readonly within?: readonly string[];
  /** Whether it may stand in a line of text. */
  readonly isInline?: boolean;
  /** Children that are neither this nor white space are a `component-content` problem. */
  readonly childrenOnly?: readonly string[];
  readonly render: (
    attributes: AttributeValues,
    children: ElementContent[],
    context: RenderContext,
  ) => ElementContent[];
}

/** Text of an attribute that may be absent. */
export function textOf(attributes: AttributeValues, name: string): string | undefined {
  const value = attributes[name];
  return typeof value === 'string' ? value : undefined;
}
