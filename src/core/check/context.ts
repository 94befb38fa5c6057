import type { Article, KnowledgeBase } from '../article/article.ts';
import { isExternal } from '../article/audience.ts';
import type { CalendarDate } from '../article/calendar-date.ts';
import type { Language } from '../article/language.ts';
import type { policyFiles } from '../policy/policy.ts';
import { startOfFile, type Place, type Problem } from '../problem/problem.ts';

/** The policy tables by the names of their files. */
export type PolicyTable = keyof typeof policyFiles;

/** What a check needs to know beside the base. */
export interface CheckOptions {
  /** Day on which a review counts as overdue or not. */
  readonly today: CalendarDate;
  /** Image files that exist, relative to the content folder with `/`; absent: images are not checked. */
  readonly images?: ReadonlySet<string>;
  /** Articles with errors in their front matter, as far as they could be read. */
  readonly damaged?: readonly Article[];
  /** What reading the base reported, so that the consequences of a file that could not be read are not reported as well. */
  readonly readProblems?: readonly Problem[];
  /** Where an entry of a policy table stands in its file. */
  readonly policyPlace?: (table: PolicyTable, id: string) => Place | undefined;
}

/** The options, with the base by id and language. */
export interface CheckContext extends Omit<CheckOptions, 'readProblems' | 'policyPlace' | 'damaged'> {
  /**
   * Whether the base has every article there is. In a base for readers outside the organisation an article that is
   * not there may only be unreadable for them, so nothing can be said about it.
   */
  readonly isWhole: boolean;
  readonly originals: readonly Article[];
  readonly original: (id: string) => Article | undefined;
  /** The page that a reader of a language gets: the translation, or the original where there is none. */
  readonly pageOf: (id: string, lang: Language) => Article | undefined;
  /** Whether an article of this id exists, but could not be read. */
  readonly isUnread: (id: string) => boolean;
  /** Whether a policy table is there, so that names can be looked up in it. */
  readonly hasTable: (table: PolicyTable) => boolean;
  /** Whether the front matter says these fields so that they could be read; otherwise they are stand-ins. */
  readonly hasFields: (article: Article, ...keys: readonly string[]) => boolean;
  /** Whether the body could be parsed; otherwise nothing can be said about it. */
  readonly hasBody: (article: Article) => boolean;
  readonly policyPlace: (table: PolicyTable, id: string) => Place;
}

/** A rule, or a close family of rules: looks at the whole base and returns everything that it finds wrong. */
export type Rule = (base: KnowledgeBase, context: CheckContext) => Problem[];

export function createContext(base: KnowledgeBase, options: CheckOptions): CheckContext {
  const { readProblems = [], policyPlace, damaged: _damaged, ...rest } = options;
  const originals = base.articles.filter((article) => !article.translation);
  const byId = new Map(originals.map((article) => [article.fields.id as string, article]));
  const byKey = new Map(base.articles.map((article) => [article.key, article]));
  const brokenFiles = new Set(
    readProblems.filter(({ severity }) => severity === 'error').map(({ file }) => file),
  );
  const unread = new Set(
    [...brokenFiles].flatMap((file) => idOfFile(file) ?? []).filter((id) => !byId.has(id)),
  );
  return {
    ...rest,
    isWhole: !isExternal(base.audience),
    originals,
    original: (id) => byId.get(id),
    pageOf: (id, lang) => byKey.get(`${id}.${lang}`) ?? byId.get(id),
    isUnread: (id) => unread.has(id),
    hasTable: (table) => !brokenFiles.has(`policy/${table}.yaml`),
    hasFields: ({ unreadFields }, ...keys) => !keys.some((key) => unreadFields?.has(key)),
    hasBody: (article) => article.body.isParsed,
    policyPlace: (table, id) => policyPlace?.(table, id) ?? startOfFile,
  };
}

/** `service-notes/sn-0012.mdx` → `SN-0012`. */
function idOfFile(file: string): string | undefined {
  return /\/([a-z]{2}-\d{4,7})\.mdx$/.exec(file)?.[1]?.toUpperCase();
}
