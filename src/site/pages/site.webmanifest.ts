import type { APIRoute } from 'astro';
import { t } from '../i18n/texts.ts';

/** Web app manifest. */
export const GET: APIRoute = () =>
  Response.json(
    {
      name: t.site.name,
      short_name: t.site.shortName,
      description: t.site.description,
      lang: t.lang,
      start_url: '/',
      display: 'standalone',
      background_color: '#fbfaf8',
      theme_color: '#fbfaf8',
      icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
    },
    { headers: { 'content-type': 'application/manifest+json' } },
  );
