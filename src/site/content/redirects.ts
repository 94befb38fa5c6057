import { addressOf, articleAddress } from '../../core/article/address.ts';
import type { Article } from '../../core/article/article.ts';
import { t } from '../i18n/texts.ts';

/** Old addresses that lead to an article, each with the article's address. An alias is a path or an old id. */
export function redirectsOf(articles: readonly Article[]): [from: string, to: string][] {
  const redirects = new Map<string, string>();
  for (const article of articles) {
    if (article.translation) continue;
    for (const alias of article.fields.aliases) {
      const from = alias.startsWith('/') ? alias : articleAddress(alias);
      if (isSafePath(from)) redirects.set(from, addressOf(article));
    }
  }
  return [...redirects];
}

/** Whether a path names a file below the site's folder and nothing else. */
function isSafePath(path: string): boolean {
  const parts = path.split('/').filter(Boolean);
  return parts.length > 0 && parts.every((part) => part !== '..' && part !== '.' && !/[\\\0]/.test(part) && part.length < 200);
}

/** A page that leads on to another address without script. */
export function redirectPage(to: string): string {
  return `<!doctype html><html lang="${t.lang}"><head><meta charset="utf-8"><title>${t.moved.title}</title><meta http-equiv="refresh" content="0;url=${to}"><meta name="robots" content="noindex"><link rel="canonical" href="${to}"></head><body><p>${t.moved.about} <a href="${to}">${to}</a></p></body></html>\n`;
}
