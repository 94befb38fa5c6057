import type { KnowledgeBase } from '../../core/article/article.ts';
import { redirectsOf } from '../../core/article/redirect.ts';
import type { RedirectPage } from '../../core/site/renderer.ts';
import { t } from '../i18n/texts.ts';
import { escapeXml } from '../views/xml.ts';

/** Pages at the old addresses of a base that lead on to the new ones without script. */
export function redirectPages(base: Pick<KnowledgeBase, 'articles'>): RedirectPage[] {
  return redirectsOf(base).flatMap(({ from, to }) => {
    const file = fileOf(from);
    return file === undefined ? [] : [{ file, html: redirectPage(to) }];
  });
}

/** `/kb/1187` and `/kb/1187/` are a folder with an index; `/kb/1187.html` is a file. Only HTML can redirect like this. */
function fileOf(address: string): string | undefined {
  const parts = address.split('/').filter((part) => part !== '');
  const isSafe = parts.every((part) => part !== '.' && part !== '..' && !/[\\\0]/.test(part) && part.length < 200);
  const last = parts.at(-1);
  if (last === undefined || !isSafe || last.endsWith('.md')) return undefined;
  return /\.html?$/i.test(last) ? parts.join('/') : [...parts, 'index.html'].join('/');
}

function redirectPage(address: string): string {
  const to = escapeXml(address);
  return `<!doctype html><html lang="${t.lang}"><head><meta charset="utf-8"><title>${t.moved.title}</title><meta http-equiv="refresh" content="0;url=${to}"><meta name="robots" content="noindex"><link rel="canonical" href="${to}"></head><body><p>${t.moved.about} <a href="${to}">${to}</a></p></body></html>\n`;
}
