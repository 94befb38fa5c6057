import type { CalendarDate } from '../../core/article/calendar-date.ts';
import type { Revision, Step } from '../../core/article/article.ts';
import type { Language } from '../../core/article/language.ts';
import type { ArticleFields, ArticleTypeName } from '../../core/article/registry.ts';

/** An article as another page names it. */
export interface ArticleReference {
  readonly id: string;
  readonly type: ArticleTypeName;
  readonly title: string;
  readonly address: string;
  /** Language of the title. */
  readonly lang: Language;
}

/** A product that an article applies to. */
export interface ProductReference {
  readonly id: string;
  readonly name: string;
  readonly versions: readonly string[];
  readonly address: string;
}

export interface HeadingEntry {
  readonly depth: number;
  readonly id: string;
  readonly text: string;
}

export type StepEntry = Omit<Step, 'place'>;

/** The same article in another language. */
export interface LanguageLink {
  readonly lang: Language;
  readonly address: string;
  readonly isCurrent: boolean;
}

/** What a translation's notice says. */
export interface TranslationState {
  readonly original: ArticleReference;
  /** Whether the original changed after the translation was made. */
  readonly isOutdated: boolean;
  readonly translators: readonly string[];
}

/** The back-out plan of a procedure, as it stands beside the procedure's steps. */
export interface BackOutSummary {
  readonly reference: ArticleReference;
  /** Language of who orders it and of its limits; the steps are in that of the reference. */
  readonly fieldsLang: Language;
  readonly durationMinutes: number;
  readonly authoriser: string;
  readonly pointOfNoReturn: string | undefined;
  readonly lastTested: CalendarDate | undefined;
  readonly notTested: string | undefined;
  readonly steps: readonly StepEntry[];
}

/** A change that some customer plans by a procedure. */
export interface PlannedUse {
  readonly customer: ArticleReference;
  readonly name: string;
  readonly date: CalendarDate;
}

/** A customer whose clocks a change may go by. */
export interface CustomerZone {
  readonly id: string;
  readonly name: string;
  /** Language of the name. */
  readonly lang: Language;
  readonly timeZone: string;
}

/** A stage of an onboarding path with its articles found. */
export interface StageEntry {
  readonly title: string;
  readonly goal: string;
  readonly articles: readonly (ArticleReference & { readonly revision: Revision })[];
  readonly checks: readonly string[];
  readonly questions: readonly string[];
  readonly ask: string | undefined;
}

/** Response and restore times of a customer's agreement; all in minutes. */
export interface AgreementEntry {
  readonly name: string;
  readonly hours: { readonly days: readonly string[]; readonly from: string; readonly to: string };
  readonly targets: readonly {
    readonly severity: number;
    readonly severityName: string;
    readonly firstReply: number;
    readonly update: number;
    readonly restore: number | undefined;
  }[];
}

/** Everything a customer record shows beyond its own text. */
export interface CustomerEntry {
  readonly agreement: AgreementEntry | undefined;
  /** The procedure of each planned change, in the order of the changes. */
  readonly changeProcedures: readonly (ArticleReference | undefined)[];
  /** The most recently verified articles for this customer's products. */
  readonly applicable: readonly ArticleReference[];
  readonly applicableCount: number;
  readonly address: string;
}

/**
 * Everything that the pages of an article show apart from its HTML: made once when the content is loaded, so that
 * making a page looks nothing up.
 */
export interface ArticleData {
  readonly key: string;
  readonly lang: Language;
  /** Language of the fields that a translation takes over from its original: all but title, summary and symptoms. */
  readonly fieldsLang: Language;
  readonly fields: ArticleFields;
  readonly file: string;
  readonly revision: Revision;
  readonly address: string;
  readonly markdownAddress: string;
  readonly historyAddress: string;
  /** Set on a translation. */
  readonly translation: TranslationState | undefined;
  /** All languages of the article, or empty when there is one only. */
  readonly languages: readonly LanguageLink[];
  readonly headings: readonly HeadingEntry[];
  readonly steps: readonly StepEntry[];
  readonly products: readonly ProductReference[];
  readonly components: readonly string[];
  readonly owner: string;
  /** Owner of what is pending in a service note. */
  readonly pendingOwner: string | undefined;
  /** Whether its review was due on the day of the build. */
  readonly isReviewDue: boolean;
  readonly related: readonly ArticleReference[];
  readonly backlinks: readonly ArticleReference[];
  /** How many articles link here; `backlinks` holds the first of them. */
  readonly backlinkCount: number;
  readonly previous: ArticleReference | undefined;
  readonly next: ArticleReference | undefined;
  readonly supersededBy: ArticleReference | undefined;
  /** Onboarding paths that it is part of. */
  readonly paths: readonly ArticleReference[];
  /** Customers that run its products; internal builds only. */
  readonly customers: readonly ArticleReference[];
  /** Procedures: the plan beside the steps. */
  readonly backOut: BackOutSummary | undefined;
  /** Back-out plans: the procedures that they back out. */
  readonly restores: readonly ArticleReference[];
  /** Procedures: changes that customers plan by it. */
  readonly plannedUses: readonly PlannedUse[];
  /** Procedures: customers that run its products or plan a change by it; internal builds only. */
  readonly customerZones: readonly CustomerZone[];
  /** Onboarding paths. */
  readonly stages: readonly StageEntry[];
  /** Customer records. */
  readonly customer: CustomerEntry | undefined;
  /** Day of the build where the page depends on it: a customer record's timeline. */
  readonly today: CalendarDate | undefined;
}
