import type { Handler } from 'hono';
import { hasRight } from '../../core/people/actor.ts';
import { signInRequired } from '../access/guard-routes.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import type { AccountRequest } from './account-context.ts';
import { accountBase } from './account-page.ts';
import { accountTexts as t } from './texts.ts';
import { plainPage } from './welcome-page.ts';

/** Files of the site that browsers ask for without a cookie, and that say nothing of its content. */
const openFiles: ReadonlySet<string> = new Set(['/favicon.svg', '/site.webmanifest', '/robots.txt']);

/** Sends whoever wants to read a page to sign in and back again; a program is told that it has to. */
export function askToSignIn(context: AccountRequest): Response {
  const { pathname, search } = new URL(context.req.url);
  const { method } = context.req;
  const wantsPage = (context.req.header('Accept') ?? '').includes('text/html');
  if (!wantsPage || (method !== 'GET' && method !== 'HEAD')) throw signInRequired();
  const query = new URLSearchParams({ to: pathname + search, why: 'needed' });
  context.header('Cache-Control', 'no-store');
  return context.redirect(`${accountBase}/sign-in?${query.toString()}`, 303);
}

/**
 * Shows the pages of the site, its files and its search index only to those who may read articles. What is theirs alone
 * is kept by no cache in between.
 */
export function guardPages(pages: Handler<ApplicationEnvironment>): Handler<ApplicationEnvironment> {
  return async (context, next) => {
    const actor = context.get('actor');
    if (openFiles.has(context.req.path)) return pages(context, next);
    if (!hasRight(actor, 'article:read')) {
      if (actor.via === 'anonymous') return askToSignIn(context);
      context.header('Cache-Control', 'no-store');
      return context.html(plainPage(t.refused.title, t.refused.about), 403);
    }
    context.res = await pages(context, next);
    if (actor.via === 'anonymous') return context.res;
    const { headers } = context.res;
    const control = headers.get('Cache-Control') ?? 'no-cache';
    context.header('Cache-Control', `private, ${control.replace(/^public, /, '')}`);
    context.header('Vary', 'Cookie, Authorization', { append: true });
    return context.res;
  };
}
