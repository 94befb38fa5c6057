import type { KnowledgeBase } from '../../core/article/article.ts';
import { fallbacksOf } from '../../core/article/language-fallback.ts';
import { redirectFileOf, redirectsOf } from '../../core/article/redirect.ts';
import type { RedirectPage } from '../../core/site/renderer.ts';
import { t } from '../i18n/texts.ts';
import { escapeXml } from '../views/xml.ts';

/**
 * Pages that lead on without script, each smaller than what is worth a compressed copy: at the old addresses of a base to the new ones, and at the address of a translation
 * that is missing to its original. Those are for the languages that the base is written in, so that a base in one language
 * has none.
 */
export function redirectPages(base: Pick<KnowledgeBase, 'articles'>): RedirectPage[] {
  const moved = redirectsOf(base).map((redirect) => ({ ...redirect, text: t.moved }));
  const untranslated = fallbacksOf(base.articles).map((fallback) => ({ ...fallback, text: t.untranslated }));
  return [...moved, ...untranslated].flatMap(({ from, to, text }) => {
    const file = redirectFileOf(from);
    return file === undefined ? [] : [{ file, html: redirectPage(to, text) }];
  });
}

function redirectPage(address: string, { title, about }: { readonly title: string; readonly about: string }): string {
  const to = escapeXml(address);
  const canonical = to.replace(/#.*$/, '');
  return `<!doctype html><html lang="${t.lang}"><head><meta charset="utf-8"><title>${title}</title><meta http-equiv="refresh" content="0;url=${to}"><meta name="robots" content="noindex"><link rel="canonical" href="${canonical}"></head><body><p>${about} <a href="${to}">${canonical}</a></p></body></html>\n`;
}
