import { addressOf, articleAddress } from './address.ts';
import type { Article } from './article.ts';
import { languages, type Language } from './language.ts';

/**
 * What happens to readers who ask for an article in a language that it lacks: `/articles/sn-0012/it/` leads to the
 * original, at a fragment that its page has for each such language. The notice that stands there is shown to nobody else.
 */

/** Fragment of the notice that an article lacks a language: `not-in-it`. */
export function fallbackFragment(lang: Language): string {
  return `not-in-${lang.toLowerCase()}`;
}

/** Address of an original for somebody who wants it in a language that it lacks. */
export function fallbackAddress(
  original: Pick<Article, 'fields' | 'lang' | 'translation'>,
  lang: Language,
): string {
  return `${addressOf(original)}#${fallbackFragment(lang)}`;
}

/** An address that would be a translation's, and where it leads instead. */
export interface LanguageFallback {
  readonly from: string;
  /** With the fragment of the notice. */
  readonly to: string;
}

/** Fallbacks of every original of a base for the languages that the base is written in. */
export function fallbacksOf(
  articles: readonly Pick<Article, 'fields' | 'lang' | 'translation'>[],
): LanguageFallback[] {
  const inUse = languages.filter((lang) => articles.some((article) => article.lang === lang));
  if (inUse.length < 2) return [];
  const present = new Set(articles.map(({ fields, lang }) => `${fields.id} ${lang}`));
  return articles
    .filter(({ translation }) => !translation)
    .flatMap((original) =>
      inUse
        .filter((lang) => !present.has(`${original.fields.id} ${lang}`))
        .map((lang) => ({
          from: articleAddress(original.fields.id, lang),
          to: fallbackAddress(original, lang),
        })),
    );
}

const translated =
  /^\/articles\/([a-z]{2}-\d+)(?:\/([a-z]{2}(?:-[a-z]+)?)\/?|\.([a-z]{2}(?:-[a-z]+)?)\.md)$/i;

/** What an address of a translation, or of its Markdown twin, names; `undefined` for any other address. */
export function readTranslationAddress(
  path: string,
): { readonly id: string; readonly lang: Language; readonly isMarkdown: boolean } | undefined {
  const [, id, inPath, inTwin] = translated.exec(path) ?? [];
  const written = (inPath ?? inTwin)?.toLowerCase();
  const lang = languages.find((known) => known.toLowerCase() === written);
  return id === undefined || lang === undefined
    ? undefined
    : { id: id.toUpperCase(), lang, isMarkdown: inTwin !== undefined };
}
