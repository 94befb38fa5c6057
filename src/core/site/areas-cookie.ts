/**
 * Cookie by which a server tells the pages of a build which live areas it has for their reader: `cases.metrics`.
 * `site/scripts/before-paint.js` reads it.
 */
export const areasCookie = 'casebook-areas';
