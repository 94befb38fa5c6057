import { articleTypeNamed } from '../../core/article/registry.ts';
import { fallbackFragment } from '../../core/article/language-fallback.ts';
import { languageNames, languages, type Language } from '../../core/article/language.ts';
import type { ArticleData, ArticleReference, HeadingEntry } from '../content/article-data.ts';
import { formatDay, nameLanguage } from '../i18n/format.ts';
import { t } from '../i18n/texts.ts';
import { confidenceTones, outcomeTones, type Tone } from './tone.ts';

/** A line of the table of facts under an article's title. */
export interface Fact {
  readonly label: string;
  readonly values: readonly {
    readonly text: string;
    readonly detail?: string;
    readonly address?: string;
    readonly tone?: Tone;
    /** Language of the text where it is the article's and not the interface's. */
    readonly lang?: Language;
  }[];
  /** Whether it takes more room than the others. */
  readonly isWide?: boolean;
}

/** Something to know before reading. */
export interface Notice {
  readonly tone: Tone;
  readonly text: string;
  /** Set on a notice that only those see who come to this fragment. */
  readonly fragment?: string;
  readonly link?: { readonly text: string; readonly address: string };
}

/** A titled list of articles beside the text. */
export interface LinkList {
  readonly title: string;
  readonly links: readonly ArticleReference[];
  /** Said after the list, where there are more. */
  readonly more?: string;
}

export interface Badge {
  readonly text: string;
  readonly tone: Tone;
}

/** What every article page shows, whatever its type. */
export interface ArticleView {
  readonly breadcrumbs: readonly { readonly text: string; readonly address?: string }[];
  readonly section: string;
  readonly badges: readonly Badge[];
  readonly facts: readonly Fact[];
  readonly notices: readonly Notice[];
  /** Headings of the table of contents. */
  readonly contents: readonly HeadingEntry[];
  readonly side: readonly LinkList[];
  readonly languages: readonly {
    readonly lang: string;
    readonly name: string;
    readonly address: string;
    readonly isCurrent: boolean;
  }[];
  readonly colophon: readonly Fact[];
}

/** Prepares the page of an article from what was related when the content was loaded. */
export function articleView(article: ArticleData): ArticleView {
  const { fields } = article;
  const section = `/${articleTypeNamed(fields.type).folder}/`;
  return {
    section,
    breadcrumbs: [{ text: t.types[fields.type].many, address: section }, { text: fields.id }],
    badges: badgesOf(article),
    facts: factsOf(article),
    notices: noticesOf(article),
    contents: article.headings.filter(({ depth }) => depth <= 3),
    side: sideOf(article),
    languages: article.languages.map(({ lang, address, isCurrent }) => ({
      lang,
      name: languageNames[lang],
      address,
      isCurrent,
    })),
    colophon: colophonOf(article),
  };
}

function badgesOf({ fields }: ArticleData): Badge[] {
  const confidence = { text: t.confidence[fields.confidence], tone: confidenceTones[fields.confidence] };
  if (fields.type !== 'service-note') return [confidence];
  return [{ text: t.outcome[fields.outcome], tone: outcomeTones[fields.outcome] }, confidence];
}

function factsOf(article: ArticleData): Fact[] {
  const { fields, fieldsLang, products, components, isReviewDue } = article;
  const facts: Fact[] = [];
  if (products.length > 0 && fields.type !== 'customer-record') {
    facts.push({
      label: t.article.appliesTo,
      values: products.map(({ name, versions, address }) => ({
        text: name,
        detail: versions.join(', '),
        address,
      })),
    });
  }
  if (components.length > 0 && fields.type !== 'customer-record') {
    facts.push({ label: t.article.components, values: [{ text: components.join(', ') }] });
  }
  const verified = fields.reviewed ? formatDay(fields.reviewed, t.lang) : t.article.neverVerified;
  facts.push({
    label: t.article.lastVerified,
    values: [{ text: verified, ...(isReviewDue ? { tone: 'caution' as const } : {}) }],
  });
  if (fields.type === 'service-note') {
    if (fields.resolvedIn) facts.push({ label: t.article.resolvedIn, values: [{ text: fields.resolvedIn }] });
    if (fields.pending) {
      const detail = article.pendingOwner ? t.article.pendingWith(article.pendingOwner) : '';
      facts.push({
        label: t.article.pending,
        values: [{ text: fields.pending.what, detail, tone: 'caution', lang: fieldsLang }],
      });
    }
  }
  if (fields.type === 'onboarding-path') {
    facts.unshift(
      { label: t.path.forWhom, values: [{ text: fields.audienceOfPath, lang: fieldsLang }] },
      { label: t.path.takes, values: [{ text: t.path.days(fields.days) }] },
    );
  }
  facts.push({ label: t.article.owner, values: [{ text: article.owner }] });
  facts.push({ label: t.article.audience, values: [{ text: t.audience[fields.audience] }] });
  return facts;
}

function noticesOf(article: ArticleData): Notice[] {
  const { fields, translation } = article;
  const notices: Notice[] = untranslatedNotices(article);
  if (translation) {
    const names = translation.translators.join(', ');
    const state = t.notices.translation(nameLanguage(translation.original.lang, t.lang));
    notices.push({
      tone: translation.isOutdated ? 'caution' : 'info',
      text: [state, names && t.notices.translators(names), translation.isOutdated && t.notices.outdated]
        .filter(Boolean)
        .join(' '),
      link: { text: t.notices.readOriginal, address: translation.original.address },
    });
  }
  if (fields.confidence === 'archived') {
    const replacement = article.supersededBy;
    notices.push({
      tone: 'caution',
      text: replacement ? `${t.notices.archived} ${t.notices.superseded}` : t.notices.archived,
      ...(replacement ? { link: { text: replacement.title, address: replacement.address } } : {}),
    });
  }
  if (fields.confidence === 'work-in-progress')
    notices.push({ tone: 'caution', text: t.notices.workInProgress });
  if (fields.confidence === 'not-validated') notices.push({ tone: 'caution', text: t.notices.notValidated });
  if (article.isReviewDue) notices.push({ tone: 'caution', text: t.notices.reviewDue });
  return notices;
}

/** For readers who asked for the original in a language that it lacks. */
function untranslatedNotices({ lang, translation, languages: present }: ArticleData): Notice[] {
  if (translation) return [];
  return languages
    .filter((wanted) => wanted !== lang && !present.some((other) => other.lang === wanted))
    .map((wanted) => ({
      tone: 'info',
      text: t.notices.untranslated(nameLanguage(wanted, t.lang), nameLanguage(lang, t.lang)),
      fragment: fallbackFragment(wanted),
    }));
}

function sideOf(article: ArticleData): LinkList[] {
  const hidden = article.backlinkCount - article.backlinks.length;
  const lists: LinkList[] = [
    { title: t.procedure.restores, links: article.restores },
    { title: t.article.related, links: article.related },
    {
      title: t.article.backlinks,
      links: article.backlinks,
      ...(hidden > 0 ? { more: t.article.moreBacklinks(hidden) } : {}),
    },
    { title: t.article.paths, links: article.paths },
    { title: t.article.customers, links: article.customers },
  ];
  return lists.filter(({ links }) => links.length > 0);
}

function colophonOf({ fields, revision }: ArticleData): Fact[] {
  const approval = fields.approvedBy ? `${t.article.approvedBy} ${fields.approvedBy}` : '';
  return [
    { label: t.article.authors, values: [{ text: fields.authors.join(', ') }] },
    { label: t.article.created, values: [{ text: formatDay(fields.created, t.lang) }] },
    ...(fields.reviewDue
      ? [{ label: t.article.reviewDue, values: [{ text: formatDay(fields.reviewDue, t.lang) }] }]
      : []),
    { label: t.article.governance, values: [{ text: t.governance[fields.governance], detail: approval }] },
    { label: t.article.revision, values: [{ text: revision }] },
  ];
}
