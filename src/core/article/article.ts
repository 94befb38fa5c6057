import type { Root } from 'hast';
import type { Policy } from '../policy/policy.ts';
import type { Place, Problem } from '../problem/problem.ts';
import type { Audience } from './audience.ts';
import type { FieldPlaces } from './field-place.ts';
import type { Language } from './language.ts';
import type { ArticleFields } from './registry.ts';

/** Hash of an article's source: the first 12 hex digits of its SHA-256. Names what was delivered to a customer. */
export type Revision = string & { readonly __brand: 'Revision' };

/** A heading of the body (h2 to h4) with the fragment that leads to it. */
export interface Heading {
  readonly depth: number;
  /** Fragment, unique in the article. */
  readonly id: string;
  readonly text: string;
  readonly place: Place;
}

/** A stretch of text between two headings, for search. The text before the first heading has an empty id. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly depth: number;
  /** Plain text without the heading; blocks are separated by newlines. */
  readonly text: string;
}

export interface Link {
  /** `article`: by id; `fragment`: in this article; `external`: anything with a scheme. */
  readonly kind: 'article' | 'fragment' | 'external';
  /** Article id, address or empty for a fragment. */
  readonly target: string;
  readonly fragment?: string;
  /** Who reads the `<Only>` passage that the link stands in; absent: all readers of the article. */
  readonly audience?: Audience;
  readonly place: Place;
}

/** An image that lies beside the article. */
export interface ImageReference {
  /** As written, relative to the article's file. */
  readonly source: string;
  readonly place: Place;
}

/** A step of a procedure or back-out plan. */
export interface Step {
  readonly title: string;
  readonly durationMinutes: number | undefined;
  readonly check: string | undefined;
  readonly isCustomerVisible: boolean;
  readonly isDestructive: boolean;
  readonly isNoReturn: boolean;
  readonly place: Place;
}

/**
 * The body of an article, compiled for one audience. Links between articles and images still carry internal
 * addresses (`casebook:SN-0012`, `casebook-image:…`) which `resolveHtml` replaces when a page is made, so that a
 * compiled body depends on nothing but its own source.
 */
export interface CompiledBody {
  readonly tree: Root;
  readonly html: string;
  readonly headings: readonly Heading[];
  readonly sections: readonly Section[];
  readonly links: readonly Link[];
  readonly images: readonly ImageReference[];
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
  /**
   * Whether the parser got through the body, if need be by leaving out what was wrong; otherwise nothing can be said
   * about headings, links and the rest.
   */
  readonly isParsed: boolean;
}

/** An article or a translation of one, read, validated and compiled. */
export interface Article {
  /** `SN-0012` for an original, `SN-0012.it` for its Italian translation. Unique in a base. */
  readonly key: string;
  readonly lang: Language;
  /** Front matter; for a translation that of the original with the translated texts. */
  readonly fields: ArticleFields;
  /** Set on a translation: the revision of the original that it was made from, and who made it. */
  readonly translation?: { readonly translatedFrom: string; readonly translators: readonly string[] };
  /** Path relative to the content folder, with `/`. */
  readonly file: string;
  readonly revision: Revision;
  /** Whole source, front matter included. */
  readonly source: string;
  /** Markdown twin: the body without the passages that the audience may not read. */
  readonly markdown: string;
  readonly body: Omit<CompiledBody, 'tree'>;
  /** Where each front matter key and list item stands: `stages`, `stages[0].articles[1]`. */
  readonly fieldPlaces: FieldPlaces;
  /**
   * Only where its front matter has errors: the keys of which something was missing or wrong. What `fields` says of them
   * stands in for what the author meant.
   */
  readonly unreadFields?: ReadonlySet<string>;
}

/** Everything of the content that one audience may read. */
export interface KnowledgeBase {
  readonly audience: Audience;
  /** Originals and translations, ordered by key. */
  readonly articles: readonly Article[];
  readonly policy: Policy;
}
