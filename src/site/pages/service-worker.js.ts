import type { APIRoute } from 'astro';
import { siteContent } from '../content/current-site.ts';
// oxlint-disable-next-line import/default -- Vite makes it of the address of the bundled worker
import worker from '../offline/service-worker.ts?worker&url';

/**
 * The service worker at an address that stays and with the whole site below it. It names every asset, so a browser sees
 * that it is another one as soon as any of them is.
 */
export const GET: APIRoute = () => {
  const assets = siteContent().assets.filter(
    (address) => /\.(?:js|css|woff2)$/.test(address) && address !== worker,
  );
  return new Response(
    `globalThis.casebookAssets = ${JSON.stringify(assets)};\nimportScripts(${JSON.stringify(worker)});\n`,
    { headers: { 'content-type': 'text/javascript; charset=utf-8' } },
  );
};
