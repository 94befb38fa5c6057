import { pathToFileURL } from 'node:url';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { askToSignIn } from '../../api/account/ask-to-sign-in.ts';
import { accountTexts } from '../../api/account/texts.ts';
import { plainPage } from '../../api/account/welcome-page.ts';
import { notPermitted } from '../../api/access/guard-routes.ts';
import type { ApplicationEnvironment } from '../../api/application-environment.ts';
import { bodyTooLarge } from '../../api/problem/handle-error.ts';
import { isExternal } from '../../core/article/audience.ts';
import { hasRight, type Actor } from '../../core/people/actor.ts';
import { liveAreaOf, liveAreas, type LiveArea, type LivePages } from '../../core/site/live-pages.ts';
import { listSections } from '../../core/site/site-sections.ts';
import type { Build } from '../read-build.ts';
import type { LiveServices } from './live-services.ts';

/** The live pages of a build that is served. */
export interface ServedLivePages {
  /** Areas that somebody may read. */
  readonly areasFor: (actor: Actor) => readonly LiveArea[];
  /** Answers what lies in an area; `undefined`: there is no such page. */
  readonly answer: (context: Context<ApplicationEnvironment>) => Promise<Response | undefined>;
}

/** As the API takes bodies. */
const limitForm = bodyLimit({
  maxSize: 1024 * 1024,
  onError: () => {
    throw bodyTooLarge();
  },
});

/** Where there is nothing to make live pages with. */
export const noLivePages: ServedLivePages = { areasFor: () => [], answer: async () => undefined };

/**
 * Opens the live pages of a build. Those who lack the right of an area see none of its pages, and a build for readers outside
 * has none.
 */
export async function openLivePages(
  { header, siteModule, articles, policy, customers }: Build,
  { services, now }: { readonly services: LiveServices; readonly now: () => Date },
): Promise<ServedLivePages> {
  if (siteModule === undefined || isExternal(header.audience)) return noLivePages;
  // Astro wrote the module from `src/site/renderer/entry.ts`, which has this export.
  const { livePages } = (await import(pathToFileURL(siteModule).href)) as { readonly livePages: LivePages };
  const originals = articles.filter(({ isTranslation }) => !isTranslation);
  const sections = listSections(originals.map(({ type }) => type));
  const areasFor = (actor: Actor) => livePages.areas.filter((area) => hasRight(actor, liveAreas[area]));

  return {
    areasFor,
    answer: async (context) => {
      const { req } = context;
      const { pathname, search } = new URL(req.url);
      const area = liveAreaOf(pathname);
      if (area === undefined || !livePages.areas.includes(area)) return undefined;
      context.header('Cache-Control', 'no-store');
      const actor = context.get('actor');
      if (!hasRight(actor, liveAreas[area])) {
        if (actor.via === 'anonymous') return askToSignIn(context);
        if (!(req.header('Accept') ?? '').includes('text/html')) throw notPermitted(liveAreas[area]);
        return context.html(plainPage(accountTexts.refused.title, accountTexts.refused.about), 403);
      }
      const isRead = req.method === 'GET' || req.method === 'HEAD';
      if (isRead && !pathname.endsWith('/')) return context.redirect(`${pathname}/${search}`, 308);
      if (!isRead) await limitForm(context, async () => undefined);
      const page = await livePages.answer(req.raw, {
        services: {
          ...services.ports,
          policy,
          customers,
          ask: (request) => services.ask(context, request),
        },
        actor,
        now: now().getTime(),
        sections,
        serves: areasFor(actor),
      });
      page?.headers.set('Cache-Control', 'no-store');
      if (page?.headers.get('Content-Type') === 'text/html') {
        page.headers.set('Content-Type', 'text/html; charset=utf-8');
      }
      return page;
    },
  };
}
