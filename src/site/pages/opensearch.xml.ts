import type { APIRoute } from 'astro';
import { t } from '../i18n/texts.ts';
import { escapeXml, xmlResponse } from '../views/xml.ts';

/** OpenSearch description, by which a browser offers the site among its search engines. */
export const GET: APIRoute = ({ site }) => {
  const results = new URL('/search/', site).href;
  return xmlResponse(
    `<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escapeXml(t.site.shortName)}</ShortName>
<Description>${escapeXml(t.site.description)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image width="16" height="16" type="image/svg+xml">${escapeXml(new URL('/favicon.svg', site).href)}</Image>
<Url type="text/html" method="get" template="${escapeXml(results)}?q={searchTerms}"/>
</OpenSearchDescription>`,
    'application/opensearchdescription+xml',
  );
};
