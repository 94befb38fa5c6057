import type { z } from 'zod';
import type { Language } from './language.ts';

/** A section that articles of a type must have, by its h2 heading in each language. */
export interface RequiredSection {
  /** Name of the section in code, e.g. `resolution`. */
  readonly key: string;
  readonly heading: Readonly<Record<Language, string>>;
}

/** What distinguishes a type of article. One file each; the registry lists them. */
export interface ArticleType<Name extends string = string, Fields extends z.ZodType = z.ZodType> {
  /** Name in code, addresses and the API, e.g. `service-note`. */
  readonly name: Name;
  /** Prefix of its ids, e.g. `SN`. */
  readonly prefix: string;
  /** Folder below `content/`, and address of its list. */
  readonly folder: string;
  /** Front matter of an original (translations inherit theirs). */
  readonly fields: Fields;
  /** Sections in the order in which they must stand. */
  readonly sections: readonly RequiredSection[];
}

/** Types an article type's definition without widening its name or schema. */
export function defineArticleType<const Name extends string, Fields extends z.ZodType>(
  type: ArticleType<Name, Fields>,
): ArticleType<Name, Fields> {
  return type;
}

/** Shorthand for a required section: key, then its heading in English, Italian, Czech and Chinese. */
export function section(key: string, en: string, it: string, cs: string, zh: string): RequiredSection {
  return { key, heading: { en, it, cs, 'zh-Hans': zh } };
}
