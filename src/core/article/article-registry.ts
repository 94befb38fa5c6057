import type { Audience } from './audience.ts';
import type { Confidence } from './confidence.ts';
import type { Language } from './language.ts';
import type { ManifestArticle } from './article-manifest.ts';
import type { ArticleTypeName } from './registry.ts';

/** What lists show of a registered article. Instants are UTC milliseconds. */
export interface RegisteredArticle extends Omit<
  ManifestArticle,
  'authors' | 'formerIds' | 'sections' | 'markdown'
> {
  /** When the key was registered for the first time. */
  readonly registeredAt: number;
  /** When anything registered about it last changed. */
  readonly changedAt: number;
  /** Counts the changes, from 1. */
  readonly version: number;
}

/** A registered article with its text. */
export interface RegisteredArticleDetail extends RegisteredArticle {
  readonly sections: ManifestArticle['sections'];
  readonly markdown: string;
  /** Languages that the article can be read in, its original first. */
  readonly languages: readonly Language[];
}

/** What is known of a revision without its text. */
export interface RevisionSummary {
  readonly revision: string;
  readonly title: string;
  readonly confidence: Confidence;
  readonly audience: Audience;
  readonly registeredAt: number;
}

/** A revision as its readers saw it. */
export interface ArticleRevision extends RevisionSummary {
  readonly summary: string;
  readonly markdown: string;
  /** Language of the text. */
  readonly lang: Language;
}

/** The revisions of an article in one language, newest first. */
export interface RevisionHistory {
  readonly lang: Language;
  readonly current: string;
  readonly revisions: readonly RevisionSummary[];
}

/** Conditions that all hold; an absent one does not restrict. */
export interface ArticleFilter {
  readonly type?: ArticleTypeName | undefined;
  /** Id of a product that the article applies to. */
  readonly product?: string | undefined;
  readonly lang?: Language | undefined;
  readonly audience?: Audience | undefined;
  readonly confidence?: Confidence | undefined;
  /** Every word of it occurs in the title, whatever its case and accents. */
  readonly title?: string | undefined;
}

/** A page of a list in the order of keys. */
export interface PageRequest {
  /** Key after which the page starts; absent: from the beginning. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** `after` of the next page; absent on the last one. */
  readonly next?: string;
}

/** A build's articles, to be registered. */
export interface Registration {
  /** Who the build is for. */
  readonly audience: Audience;
  readonly articles: readonly ManifestArticle[];
  /** UTC milliseconds. */
  readonly at: number;
}

/** What a registration did. */
export interface RegistrationResult {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Articles of earlier builds that this one does not have; their revisions are kept. */
  readonly withdrawn: number;
}

/**
 * The articles that this server gives out, and every revision that it ever gave out. A build is registered as a
 * whole: what it does not have is withdrawn, and neither listed nor found until a build has it again.
 *
 * Isolation: a text that was registered from a build for a narrower audience than the present one is never returned.
 */
export interface ArticleRegistry {
  readonly register: (registration: Registration) => Promise<RegistrationResult>;
  readonly list: (filter: ArticleFilter, page: PageRequest) => Promise<Page<RegisteredArticle>>;
  /** The article in a language, or in its original one where there is no such translation. */
  readonly get: (id: string, lang?: Language) => Promise<RegisteredArticleDetail | undefined>;
  /** Revisions of the article in a language, chosen as `get` does. */
  readonly listRevisions: (id: string, lang?: Language) => Promise<RevisionHistory | undefined>;
  readonly getRevision: (
    id: string,
    revision: string,
    lang?: Language,
  ) => Promise<ArticleRevision | undefined>;
}
