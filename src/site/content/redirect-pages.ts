import type { KnowledgeBase } from '../../core/article/article.ts';
import { redirectFileOf, redirectsOf } from '../../core/article/redirect.ts';
import type { RedirectPage } from '../../core/site/renderer.ts';
import { t } from '../i18n/texts.ts';
import { escapeXml } from '../views/xml.ts';

/** Pages at the old addresses of a base that lead on to the new ones without script. */
export function redirectPages(base: Pick<KnowledgeBase, 'articles'>): RedirectPage[] {
  return redirectsOf(base).flatMap(({ from, to }) => {
    const file = redirectFileOf(from);
    return file === undefined ? [] : [{ file, html: redirectPage(to) }];
  });
}

function redirectPage(address: string): string {
  const to = escapeXml(address);
  return `<!doctype html><html lang="${t.lang}"><head><meta charset="utf-8"><title>${t.moved.title}</title><meta http-equiv="refresh" content="0;url=${to}"><meta name="robots" content="noindex"><link rel="canonical" href="${to}"></head><body><p>${t.moved.about} <a href="${to}">${to}</a></p></body></html>\n`;
}
