import type { BaseApp } from 'astro/app';
import { liveAreaNames, liveAreaOf, type LivePages } from '../../core/site/live-pages.ts';

/** The live pages among the routes of the site. */
export function openLivePages(app: Pick<BaseApp, 'manifestData' | 'match' | 'render'>): LivePages {
  const areas = new Set(app.manifestData.routes.map(({ route }) => liveAreaOf(route)));
  return {
    areas: liveAreaNames.filter((name) => areas.has(name)),
    answer: async (request, context) => {
      const route = app.match(request);
      // Lists of articles match any address of two parts.
      if (!route || liveAreaOf(route.route) === undefined) return undefined;
      return app.render(request, { locals: { ...context }, routeData: route });
    },
  };
}
