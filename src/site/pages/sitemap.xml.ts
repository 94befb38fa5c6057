import type { APIRoute } from 'astro';
import { siteContent } from '../content/current-site.ts';
import { escapeXml, xmlResponse } from '../views/xml.ts';

/** Sitemap of articles, lists and help. */
export const GET: APIRoute = ({ site }) => {
  const { all, sections, byProduct } = siteContent();
  const entry = (address: string, day?: string) =>
    `<url><loc>${escapeXml(new URL(address, site).href)}</loc>${day ? `<lastmod>${day}</lastmod>` : ''}</url>`;
  const urls = [
    entry('/'),
    ...sections.map(({ address }) => entry(address)),
    entry('/products/'),
    ...[...byProduct.keys()].map((product) => entry(`/products/${product}/`)),
    entry('/help/'),
    ...all.map(({ address, fields }) => entry(address, fields.reviewed ?? fields.created)),
  ];
  return xmlResponse(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>`,
    'application/xml',
  );
};
