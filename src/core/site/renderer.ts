import type { KnowledgeBase } from '../article/article.ts';
import type { CalendarDate } from '../article/calendar-date.ts';
import type { Commit } from '../history/commit.ts';

/** An image as a page shows it. */
export interface ServedImage {
  readonly src: string;
  /** In pixels. */
  readonly width?: number;
  /** In pixels. */
  readonly height?: number;
}

/** What a site is made from. */
export interface SiteInput {
  readonly base: KnowledgeBase;
  /** Commits of each article by its key, newest first. */
  readonly histories: ReadonlyMap<string, readonly Commit[]>;
  /** Address of an image that an article shows, by the article's file and the image's name in it. */
  readonly image: (file: string, source: string) => ServedImage | undefined;
  /** Day of the build: decides which reviews are due. */
  readonly today: CalendarDate;
  /** Addresses of the site's scripts, styles and fonts; none while it is developed. */
  readonly assets?: readonly string[];
}

/** A page or other file that the site's routes make. */
export interface SitePage {
  /** Path to ask the routes for. */
  readonly address: string;
  /** File that serves it, relative to the site's folder. */
  readonly file: string;
  /** Article whose page it is, by key: it shows nothing that the article's digest does not cover. */
  readonly article?: string;
}

/** A small page at an old address, for hosts that only serve files; our server redirects by itself. */
export interface RedirectPage {
  /** Relative to the site's folder. */
  readonly file: string;
  readonly html: string;
}

/** The compiled site: makes pages from content, without the tools that compiled it. */
export interface SiteRenderer {
  readonly pages: readonly SitePage[];
  /** Pages at old addresses; where one has the file of a page, the page wins. */
  readonly redirects: readonly RedirectPage[];
  /**
   * Digests of all that the pages of each article show, by the article's key. Pages with an equal digest, made by the
   * same code, are equal.
   */
  readonly digests: () => Readonly<Record<string, string>>;
  /**
   * Makes one page.
   *
   * @throws Error when the routes do not have it, or its component fails.
   */
  readonly render: (page: SitePage) => Promise<string>;
}

/** Opens the site of some content. One at a time: pages show the site that was opened last. */
export type OpenSite = (input: SiteInput) => SiteRenderer;
