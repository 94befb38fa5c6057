/*
 * Loads what makes the site work without network: at once where the page may be a copy, else when everything that the page
 * shows is there. Browsers have service workers in secure contexts only, and some readers forbid them.
 */
const load = (): void => {
  // Without it the site works as ever, online.
  import('./offline.ts').catch(() => undefined);
};

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  if (navigator.serviceWorker.controller) load();
  else addEventListener('load', load, { once: true });
}
